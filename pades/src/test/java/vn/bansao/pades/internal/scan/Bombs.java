package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** Small files that would cost much time or memory, were they believed. */
public final class Bombs {
    private static final int HUGE = 35_000; // pixels a side
    private static final int SHORT = TiffFiles.SHORT;
    private static final int LONG = TiffFiles.LONG;
    private static final TiffFiles.Kind GREY = new TiffFiles.Kind(1, 8, 1, false, 7, false, true, false);

    private Bombs() {}

    /** Each by its name, which begins with the code of its refusal. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        sizes(bombs);
        pngs(bombs);
        tiffs(bombs);
        jp2s(bombs);
        jpegs(bombs);
        return bombs;
    }

    private static void sizes(Map<String, byte[]> bombs) {
        byte[] jpeg = JpegFiles.colour();
        int frame = JpegFiles.find(jpeg, 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) HUGE).putShort(frame + 7, (short) HUGE);
        bombs.put("SCAN_IMAGE_TOO_LARGE size.jpg", jpeg);
        byte[] jp2 = Jp2Files.colour();
        int ihdr = indexOf(jp2, "ihdr") + 4;
        ByteBuffer.wrap(jp2).putInt(ihdr, HUGE).putInt(ihdr + 4, HUGE);
        bombs.put("SCAN_IMAGE_TOO_LARGE size.jp2", jp2);
        byte[] j2k = Jp2Files.codestream(3, 8);
        ByteBuffer.wrap(j2k).putInt(8, HUGE).putInt(12, HUGE);
        bombs.put("SCAN_IMAGE_TOO_LARGE size.j2k", j2k);
        bombs.put("SCAN_IMAGE_TOO_LARGE size.png", zeros(new PngFiles.Kind(0, 1, false, HUGE, HUGE)));
        bombs.put(
                "SCAN_IMAGE_TOO_LARGE size.tif",
                TiffFiles.file(TiffFiles.page(GREY).set(256, LONG, HUGE).set(257, LONG, HUGE)));
    }

    private static void pngs(Map<String, byte[]> bombs) {
        bombs.put("SCAN_IMAGE_TOO_LARGE interlaced.png", zeros(new PngFiles.Kind(2, 8, true, 7_000, 6_300)));
        PngFiles.Kind small = new PngFiles.Kind(2, 8, false, 45, 43);
        bombs.put("SCAN_PNG_DATA_WRONG held.png", zeros(new PngFiles.Kind(2, 8, true, 4_700, 4_700)));
        bombs.put("SCAN_IMAGE_TOO_LARGE rows.png", zeros(new PngFiles.Kind(2, 16, false, 20_000, 19_990)));
        byte[] more = zlibOfZeros(1L << 30);
        bombs.put("SCAN_PNG_DATA_WRONG zeros.png", PngFiles.file(small, 0, more));
        byte[] profile = JpegFiles.cat("icc\0\0".getBytes(StandardCharsets.US_ASCII), more);
        bombs.put(
                "SCAN_ICC_UNFIT profile.png",
                PngFiles.with(PngFiles.file(small), "IDAT", PngFiles.chunk("iCCP", profile)));
        byte[] chunk = PngFiles.file(small);
        ByteBuffer.wrap(chunk).putInt(PngFiles.find(chunk, "IDAT"), Integer.MAX_VALUE);
        bombs.put("SCAN_PNG_DATA_WRONG chunk.png", chunk);
    }

    /** A file of this kind whose samples are all 0. */
    static byte[] zeros(PngFiles.Kind kind) {
        long rowBytes = ((long) kind.width() * kind.samplesPerPixel() * kind.depth() + 7) / 8;
        return PngFiles.file(kind, 1 << kind.depth(), zlibOfZeros((1 + rowBytes) * kind.height()));
    }

    /** A zlib stream of so many zeros, a thousandth as long; it is made of copies of one piece. */
    static byte[] zlibOfZeros(long count) {
        int piece = 1 << 20;
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x78);
        out.write(0xDA);
        byte[] whole = flushed(deflater, piece);
        for (long i = 0; i < count / piece; i++) {
            out.writeBytes(whole);
        }
        out.writeBytes(flushed(deflater, (int) (count % piece)));
        out.write(3); // the last block, empty
        out.write(0);
        deflater.end();
        out.writeBytes(ByteBuffer.allocate(4)
                .putInt((int) (((count % 65_521) << 16) | 1)) // Adler-32 of zeros
                .array());
        return out.toByteArray();
    }

    private static byte[] flushed(Deflater deflater, int zeros) {
        deflater.setInput(new byte[zeros]);
        byte[] out = new byte[zeros / 500 + 100];
        return Arrays.copyOf(out, deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH));
    }

    private static void tiffs(Map<String, byte[]> bombs) {
        byte[] loop = TiffFiles.file(TiffFiles.page(GREY));
        ByteBuffer in = ByteBuffer.wrap(loop).order(ByteOrder.LITTLE_ENDIAN);
        in.putInt(10 + 12 * in.getShort(8), 8);
        bombs.put("SCAN_TIFF_MALFORMED loop.tif", loop);
        TiffFiles.Page strips = TiffFiles.page(GREY).set(256, LONG, 100).set(257, LONG, 65_000);
        bombs.put("SCAN_TIFF_MALFORMED strips.tif", TiffFiles.file(strips.set(278, LONG, 1)));
        byte[] counts = TiffFiles.file(TiffFiles.page(GREY));
        ByteBuffer.wrap(counts).order(ByteOrder.LITTLE_ENDIAN).putInt(field(counts, 273) + 4, -1);
        bombs.put("SCAN_TIFF_MALFORMED count.tif", counts);
        bombs.put(
                "SCAN_FILE_TRUNCATED length.tif",
                TiffFiles.file(TiffFiles.page(GREY).statedLength(0xFFFF_FFFFL)));
        bombs.put(
                "SCAN_IMAGE_TOO_LARGE tiles.tif",
                TiffFiles.file(new TiffFiles.Page(8_000, 8_000, 1, 1)
                        .set(258, SHORT, 8)
                        .tiles(1, 1, List.of(new byte[1]))));
        bombs.put(
                "SCAN_IMAGE_TOO_LARGE band.tif",
                TiffFiles.file(new TiffFiles.Page(6_000, 60_000, 8, 1)
                        .set(258, SHORT, 8)
                        .tiles(6_000, 60_000, List.of(zlibOfZeros(1 << 20)))));
        bombs.put(
                "SCAN_TIFF_DATA_WRONG rows.tif",
                TiffFiles.file(new TiffFiles.Page(10_000, 10_000, 8, 1)
                        .set(258, SHORT, 8)
                        .strips(10_000, zlibOfZeros(1 << 20))));
        bombs.put("SCAN_TIFF_MALFORMED chain.tif", chain());
        bombs.put(
                "SCAN_IMAGE_TOO_LARGE zeros.tif",
                TiffFiles.file(new TiffFiles.Page(20_000, 19_990, 8, 1)
                        .set(258, SHORT, 8)
                        .strips(19_990, zlibOfZeros(20_000L * 19_990))));
    }

    /** One directory more than anybody's file has, and then some. */
    private static byte[] chain() {
        TiffFiles.Page[] pages = new TiffFiles.Page[21_000];
        Arrays.setAll(
                pages, i -> new TiffFiles.Page(1, 1, 1, 1).set(258, SHORT, 8).strips(1, new byte[1]));
        return TiffFiles.file(pages);
    }

    /** Pages that all show the same strip. */
    static byte[] sharedStrip(int pages, int width, int height, byte[] strip) {
        TiffFiles.Page[] all = new TiffFiles.Page[pages];
        Arrays.setAll(
                all,
                i -> new TiffFiles.Page(width, height, 8, 1)
                        .set(258, SHORT, 8)
                        .strips(height, i == 0 ? strip : new byte[0]));
        byte[] file = TiffFiles.file(all);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int first = 8;
        int at = in.getInt(10 + 12 * in.getShort(8));
        while (at != 0) {
            for (int tag : new int[] {273, 279}) {
                in.putInt(field(file, at, tag) + 8, in.getInt(field(file, first, tag) + 8));
            }
            at = in.getInt(at + 2 + 12 * in.getShort(at));
        }
        return file;
    }

    private static int field(byte[] file, int tag) {
        return field(file, 8, tag);
    }

    /** Where a field of a directory stands. */
    private static int field(byte[] file, int directory, int tag) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = directory + 2;
        while (in.getShort(at) != tag) {
            at += 12;
        }
        return at;
    }

    private static void jp2s(Map<String, byte[]> bombs) {
        for (String type : new String[] {"jp2h", "colr", "res ", "jp2c"}) {
            byte[] file = Jp2Files.colour();
            ByteBuffer.wrap(file).putInt(indexOf(file, type) - 4, 0x7FFF_FFFF);
            boolean inside = type.equals("colr") || type.equals("res ");
            bombs.put((inside ? "SCAN_JP2_MALFORMED " : "SCAN_FILE_TRUNCATED ") + type.strip() + ".jp2", file);
        }
        byte[] header = Jp2Files.header(3, Jp2Files.SRGB, Jp2Files.DPI_300);
        byte[] start = JpegFiles.cat(Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE);
        byte[] end = JpegFiles.cat(header, Jp2Files.box("jp2c", Jp2Files.codestream(3, 8)));
        for (long length : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0}) {
            byte[] box = ByteBuffer.allocate(16)
                    .putInt(1)
                    .put(Jp2Files.ascii("uuid"))
                    .putLong(length)
                    .array();
            String code = length > 0 ? "SCAN_FILE_TRUNCATED " : "SCAN_JP2_MALFORMED ";
            bombs.put(code + "uuid" + Long.signum(length) + ".jp2", JpegFiles.cat(start, box, end));
        }
        byte[] profile = Jp2Files.colour(2, 1, new byte[8 << 20]);
        bombs.put(
                "SCAN_ICC_UNFIT profile.jp2",
                Jp2Files.file(Jp2Files.header(3, profile, Jp2Files.DPI_300), Jp2Files.codestream(3, 8)));
        byte[] late = Jp2Files.box("free", new byte[20 << 20]);
        bombs.put("SCAN_IMAGE_TOO_LARGE header.jp2", JpegFiles.cat(start, late, end));
        byte[] tiles = Jp2Files.codestream(3, 8);
        ByteBuffer.wrap(tiles).putInt(24, 1).putInt(28, 1); // 30,000 tiles of one pixel: four are there
        bombs.put("SCAN_JP2_TRUNCATED tiles.jp2", Jp2Files.file(header, tiles));
    }

    private static void jpegs(Map<String, byte[]> bombs) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] name = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
        for (int i = 1; i <= 255; i++) {
            chunks.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE2, (byte) 0xFF, (byte) 0xFF});
            chunks.writeBytes(name);
            chunks.write(i);
            chunks.write(255);
            chunks.writeBytes(new byte[65_533 - name.length - 2]);
        }
        byte[] picture = JpegFiles.colour();
        byte[] behind = Arrays.copyOfRange(picture, 2, picture.length);
        byte[] start = {(byte) 0xFF, (byte) 0xD8};
        bombs.put("SCAN_ICC_UNFIT profile.jpg", JpegFiles.cat(start, chunks.toByteArray(), behind));
        byte[] head = {(byte) 0xFF, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF};
        byte[] comment = JpegFiles.cat(head, new byte[65_533]);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            header.writeBytes(comment);
        }
        bombs.put("SCAN_IMAGE_TOO_LARGE header.jpg", JpegFiles.cat(start, header.toByteArray(), behind));
    }

    private static int indexOf(byte[] file, String type) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
    }
}
