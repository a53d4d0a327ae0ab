/** The verdict on a file: is it a valid certified copy, and why. */
package vn.bansao.verify;
