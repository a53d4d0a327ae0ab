/** Timestamps from a Time-Stamping Authority (RFC 3161). */
package vn.bansao.timestamp;
