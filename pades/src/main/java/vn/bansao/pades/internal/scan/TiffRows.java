package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalLong;

/** Strips or tiles that are decompressed, and compressed anew as one stream: row by row, or one row of tiles after another. */
record TiffRows(ImageHeader header, TiffImage image, ScanBytes bytes) implements PageImage {

    /** {@code codedBytes}: those of all strips or tiles. */
    static TiffRows of(TiffImage image, long codedBytes, ScanBytes bytes, ImageRules rules) throws IOException {
        Raster raster = image.stored();
        rules.requireNoBomb((long) raster.rowBytes(raster.widthPx()) * raster.heightPx(), codedBytes);
        TiffSegments segments = image.segments();
        if (segments.tiled()) {
            rules.requireHeld((long) raster.rowBytes(raster.widthPx()) * segments.height());
            int pixelBits = raster.samplesPerPixel() * raster.bitsPerComponent();
            if ((long) segments.width() * pixelBits % 8 != 0) {
                throw image.unsupported("TileWidth", segments.width(), "a multiple of 16");
            }
        }
        image.differenced();
        ImageCoding coding = ImageCoding.filteredRows(image.raster());
        boolean flattened = image.alpha() != TiffAlpha.NONE;
        return new TiffRows(image.header(flattened ? coding.flattened() : coding, OptionalLong.empty()), image, bytes);
    }

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        try (RowDeflater rows = new RowDeflater(header.raster(), out)) {
            rowsTo(row -> rows.row(row, 0));
            return rows.end();
        }
    }

    @Override
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        TiffAlpha alpha = image.alpha();
        boolean multiplied = alpha == TiffAlpha.ASSOCIATED;
        decode(
                alpha == TiffAlpha.NONE
                        ? rows
                        : OnWhite.ofAlpha(header.raster(), multiplied).before(rows));
        return true;
    }

    private void decode(SampleRowSink rows) throws IOException {
        try (TiffPixels source = TiffPixels.of(image, bytes)) {
            if (image.segments().tiled()) {
                tiles(source, rows);
            } else {
                strips(source, rows);
            }
            bytes.requireUnchanged();
        }
    }

    private void strips(TiffPixels source, SampleRowSink rows) throws IOException {
        TiffSegments strips = image.segments();
        byte[] row = new byte[image.stored().rowBytes(header.widthPx())];
        for (int i = 0; i < strips.perPlane(); i++) {
            source.begin(i);
            for (int left = strips.rows(i, header.raster()); left > 0; left--) {
                source.row(row);
                rows.row(row);
            }
        }
    }

    private void tiles(TiffPixels source, SampleRowSink rows) throws IOException {
        TiffSegments tiles = image.segments();
        Raster raster = image.stored();
        int rowBytes = raster.rowBytes(raster.widthPx());
        byte[] band = new byte[rowBytes * tiles.height()];
        byte[] piece = new byte[raster.rowBytes(tiles.width())];
        byte[] row = new byte[rowBytes];
        for (int top = 0; top < raster.heightPx(); top += tiles.height()) {
            int height = Math.min(tiles.height(), raster.heightPx() - top);
            for (int x = 0; x < tiles.across(); x++) {
                source.begin(top / tiles.height() * tiles.across() + x);
                int from = x * piece.length;
                for (int y = 0; y < height; y++) {
                    source.row(piece);
                    System.arraycopy(piece, 0, band, y * rowBytes + from, Math.min(piece.length, rowBytes - from));
                }
            }
            for (int y = 0; y < height; y++) {
                System.arraycopy(band, y * rowBytes, row, 0, rowBytes);
                rows.row(row);
            }
        }
    }
}
