/**
 * Small pictures of a file's pages for people, and where on them signatures are shown. What is on a page comes from
 * PDFBox, where the signature areas are from the strict reader. Nothing here has a say in a verdict.
 */
package vn.bansao.verify.internal.preview;
