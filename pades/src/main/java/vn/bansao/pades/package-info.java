/** Certifies: scans and a record in, a signed PDF/A out. */
package vn.bansao.pades;
