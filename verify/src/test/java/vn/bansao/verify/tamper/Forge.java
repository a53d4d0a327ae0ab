package vn.bansao.verify.tamper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.ObjectLocation;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfRevision;

/** A copy taken apart into the objects of its revisions, to be changed and signed anew with the keys of the bench. */
final class Forge {
    private static final Pattern STARTXREF = Pattern.compile("startxref\n(\\d+)\n");
    private static final Pattern SIZE = Pattern.compile("/Size (\\d+)");

    final List<Part> parts = new ArrayList<>();
    private byte[] header = new byte[0];

    private Forge() {}

    /** Takes a copy apart; unchanged, it would be signed by the bench's certifier and agency again. */
    static Forge of(byte[] copy) {
        Forge forge = new Forge();
        try {
            PdfFile file = PdfFile.read(DocumentSource.of("copy", copy), PdfLimits.DEFAULT);
            for (PdfRevision revision : file.revisions()) {
                forge.parts.add(part(copy, revision));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = text(copy);
        forge.header = Arrays.copyOf(copy, text.indexOf("1 0 obj"));
        forge.parts.get(0).sealer = Sealer.certifier();
        forge.parts.get(forge.parts.size() - 1).sealer = Sealer.agency();
        return forge;
    }

    private static Part part(byte[] copy, PdfRevision revision) throws IOException {
        Part part = new Part();
        List<ObjectLocation> places = new ArrayList<>();
        for (int number : revision.changedObjects()) {
            places.add(revision.location(number));
        }
        places.sort(Comparator.comparingLong(ObjectLocation::from));
        for (ObjectLocation place : places) {
            String raw = text(Arrays.copyOfRange(copy, (int) place.from(), (int) place.to()));
            String body = raw.substring(raw.indexOf("obj") + 3, raw.lastIndexOf("endobj"));
            if (body.contains("/ByteRange")) {
                body = body.replaceAll("<[0-9A-F]{1000,}>", Part.GAP)
                        .replaceAll("/ByteRange\\[[^]]*]", "/ByteRange" + Matcher.quoteReplacement(Part.RANGE));
            }
            part.objects.put(place.number(), body);
        }
        String tail = text(Arrays.copyOfRange(copy, (int) revision.xrefOffset(), (int) revision.endOffset()));
        part.trailer =
                tail.substring(tail.indexOf("<<") + 2, tail.lastIndexOf(">>")).replaceAll("/Size \\d+|/Prev \\d+", "");
        return part;
    }

    /** The revision of the first signature. */
    Part first() {
        return parts.get(0);
    }

    /** The revision of the second signature. */
    Part second() {
        return parts.get(1);
    }

    /** Writes and signs all revisions, one after the other. */
    byte[] write() {
        byte[] file = header;
        for (Part part : parts) {
            file = part.behind(file);
        }
        return file;
    }

    /** An update to be written behind a copy, with the copy's trailer. */
    static Part update(byte[] copy) {
        List<Part> all = of(copy).parts;
        Part part = new Part();
        part.trailer = all.get(all.size() - 1).trailer;
        return part;
    }

    /** The body of an object as the last revision has it. */
    static String body(byte[] copy, int number) {
        String body = "";
        for (Part part : of(copy).parts) {
            body = part.objects.getOrDefault(number, body);
        }
        return body.strip();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static long lastStartxref(CharSequence file) {
        long last = -1;
        for (Matcher found = STARTXREF.matcher(file); found.find(); ) {
            last = Long.parseLong(found.group(1));
        }
        return last;
    }

    static int size(CharSequence file) {
        int size = 1;
        for (Matcher found = SIZE.matcher(file); found.find(); ) {
            size = Math.max(size, Integer.parseInt(found.group(1)));
        }
        return size;
    }
}
