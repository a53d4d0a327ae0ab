package vn.bansao.internal.io;

/** A source whose bytes lie in one array that nobody changes: what is read in place need not be copied first. */
public interface HeldInMemory {

    /** The array itself, to be read only. */
    byte[] sharedBytes();
}
