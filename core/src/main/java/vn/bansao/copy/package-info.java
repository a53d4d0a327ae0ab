/**
 * What is certified, by whom, and with which words.
 *
 * <p>Records only: immutable, validated when made, free of files and keys. Text is kept in NFC. An empty string means
 * "not stated". Law is data here: {@link vn.bansao.copy.LegalProfile} and {@link vn.bansao.copy.StatementTemplate} are
 * dated values that an agency may replace.
 */
package vn.bansao.copy;
