/** Bytes in and out, and the exceptions. */
package vn.bansao;
