/** Keys that never leave home, the algorithms they may use, and dated policies. */
package vn.bansao.crypto;
