package vn.bansao.internal.pdf;

/**
 * Where an object is.
 *
 * @param number of the object
 * @param generation of the object
 * @param revision index of the revision that put it there
 * @param from offset of its number, or -1 within an object stream
 * @param to offset just behind {@code endobj}, or -1
 * @param container number of the object stream, or -1
 */
public record ObjectLocation(int number, int generation, int revision, long from, long to, int container) {}
