package vn.bansao.verify.internal.preview;

import java.util.List;

/**
 * The pages of a file for people. Immutable.
 *
 * @param pages in order; not all of them if there are many
 * @param pagesCount how many the file has; 0 if its pages can't be told
 */
public record FilePreview(List<PagePreview> pages, int pagesCount) {
    /** Of a file whose pages can't be told. */
    public static final FilePreview NONE = new FilePreview(List.of(), 0);

    public FilePreview {
        pages = List.copyOf(pages);
    }
}
