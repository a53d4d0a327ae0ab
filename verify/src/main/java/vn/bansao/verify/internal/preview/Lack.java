package vn.bansao.verify.internal.preview;

/** Why a picture is missing, or not the whole page. */
public enum Lack {
    /** Nothing is missing. */
    NONE,
    /** There is a picture, but the renderer left something out. */
    INCOMPLETE,
    /** The renderer can't draw the page, or sees another page than the strict reader. */
    NOT_DRAWABLE,
    /** The page asks for more memory, time or depth than a picture is worth. */
    TOO_COSTLY,
    /** The time for all pictures of the file was over. */
    TIME_OVER
}
