package vn.bansao.verify.internal.preview;

/**
 * Where a signature field is shown on its page, as the page is displayed: percent of its width and height, from its upper
 * left corner. Immutable.
 *
 * @param field the full name of the field, hostile text
 * @param signed whether the field has a value
 */
public record SignatureArea(String field, boolean signed, double left, double top, double width, double height) {}
