package vn.bansao.pades.internal.scan;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The JPEGs of an image's tiles as one JPEG with the same coefficients: tiles side by side are read together, unit row by unit
 * row, and their coefficients coded anew in the order of the whole image. No coefficient is changed; where colours have fewer rows or columns
 * than brightness, a decoder that smooths them does so over the tiles' edges, too.
 */
final class JpegTiles implements PageImage {
    private static final int LONGEST_HEAD = 1 << 13; // 8 KiB
    private static final int BLOCK_BYTES = 1 << 12; // 4 KiB, one for each tile of a row
    private static final int TILE_BYTES = 1 << 14; // 16 KiB: block and tables

    private final TiffImage image;
    private final ScanBytes bytes;
    private final byte @Nullable [] tables;
    private final JpegTileHead first;
    private final ImageHeader header;

    JpegTiles(TiffImage image, ScanBytes bytes, byte @Nullable [] tables, ImageHeader header) throws IOException {
        this.image = image;
        this.bytes = bytes;
        this.tables = tables;
        this.header = header;
        this.first = head(image, bytes, tables, 0);
    }

    /** The head of the one JPEG; refuses tiles that end within a unit. */
    static byte[] start(TiffImage image, ScanBytes bytes, ImageRules rules, byte @Nullable [] tables)
            throws IOException {
        JpegTileHead head = head(image, bytes, tables, 0);
        TiffSegments tiles = image.segments();
        rules.requireHeld((long) tiles.across() * TILE_BYTES);
        boolean across = tiles.across() == 1 || tiles.width() % head.unitWidth() == 0;
        boolean down = tiles.count() == tiles.across() || tiles.height() % head.unitHeight() == 0;
        if (!across || !down) {
            throw image.unsupported(
                    "size of a JPEG tile",
                    tiles.width() + " x " + tiles.height(),
                    "multiples of " + head.unitWidth() + " x " + head.unitHeight());
        }
        return head.joined(image.raster().widthPx(), image.raster().heightPx());
    }

    private static JpegTileHead head(TiffImage image, ScanBytes bytes, byte @Nullable [] tables, int tile)
            throws IOException {
        TiffSegments tiles = image.segments();
        byte[] start = new byte[(int) Math.min(LONGEST_HEAD, tiles.length(tile))];
        TiffJpeg.requireMarker(bytes, tiles.offset(tile), start.length);
        bytes.read(tiles.offset(tile), start, start.length);
        return JpegTileHead.of(image, bytes, tables, start, tiles.offset(tile));
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        TiffSegments tiles = image.segments();
        byte[] start = first.joined(header.widthPx(), header.heightPx());
        JpegScanWriter scan = new JpegScanWriter(out, start, first.components());
        for (int row = 0; row * tiles.height() < header.heightPx(); row++) {
            int rows = tiles.rows(row, image.raster());
            JpegTile[] opened = new JpegTile[tiles.across()];
            for (int x = 0; x < opened.length; x++) {
                opened[x] = open(row * opened.length + x, columns(x), rows);
            }
            int unitRows = units(rows, first.unitHeight());
            for (int y = 0; y < unitRows; y++) {
                for (int x = 0; x < opened.length; x++) {
                    opened[x].unitRow(units(columns(x), first.unitWidth()), scan);
                }
            }
        }
        bytes.requireUnchanged();
        return scan.end();
    }

    /** The columns of the image in a tile of column {@code x}. */
    private int columns(int x) {
        return Math.min(
                image.segments().width(),
                header.widthPx() - x * image.segments().width());
    }

    private JpegTile open(int tile, int columns, int rows) throws IOException {
        JpegTileHead head = tile == 0 ? first : head(image, bytes, tables, tile);
        if (!head.isLike(first)) {
            throw image.unsupported("head of JPEG tile " + (tile + 1), "another", "that of the first");
        }
        boolean fits = units(head.width(), head.unitWidth()) >= units(columns, head.unitWidth())
                && units(head.height(), head.unitHeight()) >= units(rows, head.unitHeight());
        TiffSegments tiles = image.segments();
        if (!fits) {
            throw bytes.malformedAt(
                    tiles.offset(tile),
                    PadesProblem.SCAN_JPEG_MALFORMED,
                    "what",
                    "a tile of " + head.width() + " x " + head.height());
        }
        TiffSegment data = new TiffSegment(
                bytes,
                tiles.offset(tile) + head.length(),
                tiles.length(tile) - head.length(),
                false,
                new byte[BLOCK_BYTES]);
        return new JpegTile(head, data, bytes);
    }

    private static int units(int pixels, int size) {
        return (pixels + size - 1) / size;
    }
}
