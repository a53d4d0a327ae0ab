package vn.bansao.pades.internal.pixels;

import java.io.IOException;

/** Coded samples that can't be decoded to the end. */
public final class DamagedPixelsException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedPixelsException(String what) {
        super(what);
    }
}
