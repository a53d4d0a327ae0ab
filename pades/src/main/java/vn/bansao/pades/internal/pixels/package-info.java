/**
 * Small pictures of pages and what is measured on them. The input is the image stream as it goes into the copy, so that
 * every format that has such a stream is measured in the same way.
 */
package vn.bansao.pades.internal.pixels;
