package vn.bansao.internal.cms;

/**
 * Something wrong with a token.
 *
 * @param check what was looked at
 * @param actual what was found
 * @param required what should have been found
 */
public record TokenFlaw(TokenCheck check, String actual, String required) {}
