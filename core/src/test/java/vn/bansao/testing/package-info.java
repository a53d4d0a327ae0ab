/**
 * A test kit: a demonstration PKI and loopback services (TSA, OCSP, CRL) with fault switches. Nothing in it is secret,
 * and nothing in it may be trusted outside a test.
 */
@org.jspecify.annotations.NullMarked
package vn.bansao.testing;
