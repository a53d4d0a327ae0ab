/**
 * The byte facts of a PDF, read without repair and without guessing (ISO 32000-2, 7.3 and 7.5): values, objects, revisions
 * and signature dictionaries, each with its place in the file.
 */
package vn.bansao.internal.pdf;
