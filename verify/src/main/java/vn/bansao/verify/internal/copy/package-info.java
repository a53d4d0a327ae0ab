/** The rules of a certified copy, beyond those of its signatures. */
package vn.bansao.verify.internal.copy;
