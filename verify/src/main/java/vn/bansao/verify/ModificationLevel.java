package vn.bansao.verify;

/** How far the document was changed after a signature, from the most harmless level to the worst. */
public enum ModificationLevel {
    /** No byte follows the signed revision. */
    NONE,
    /** Only the security store and document timestamps were added (EN 319 142-1, 5.4 and 5.5). */
    LTA_UPDATES,
    /** Form fields were filled in or signed. */
    FORM_FILLING,
    /** Annotations were added, changed or removed. */
    ANNOTATIONS,
    /** Something no rule explains. */
    OTHER
}
