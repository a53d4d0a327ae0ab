package vn.bansao.pades.internal.ocr;

/**
 * The text layer of one page.
 *
 * @param sha256 the digest of the page whose words these are, as the record states it
 * @param content a content stream, deflated; empty where the page has no words
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and copied into the file at once
public record PageText(byte[] sha256, byte[] content) {}
