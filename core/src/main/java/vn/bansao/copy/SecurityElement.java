package vn.bansao.copy;

/** A security element (yếu tố bảo an) of the paper original that its scan can't show in full. */
public enum SecurityElement {
    WATERMARK,
    EMBOSSING,
    DRY_SEAL,
    HOLOGRAM,
    PHOTO,
    RED_STAMP,
    QR,
    /** What somebody wrote by hand (bút tích). */
    HANDWRITING
}
