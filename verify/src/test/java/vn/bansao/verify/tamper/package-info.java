/** The argument that no attack on a certified copy is called valid: good copies are broken inside the tests. */
package vn.bansao.verify.tamper;
