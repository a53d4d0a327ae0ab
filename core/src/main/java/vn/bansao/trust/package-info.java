/** Anchors, paths and revocation data. */
package vn.bansao.trust;
