package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Looks at everything a page may draw before PDFBox decodes it: PDFBox holds a decoded stream whole, and a small file may
 * decode to terabytes. One a document; each stream is measured once. Not thread-safe.
 */
final class StreamGuard {
    private static final int MOST_OBJECTS = 100_000;
    private static final int MOST_FUNCTION_BYTES = 1 << 14; // 16 KiB: a program that runs for each pixel
    private static final int MOST_MESH_BYTES = 1 << 20; // 1 MiB
    private static final Set<String> EXPANDING =
            Set.of("FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL");
    private static final Set<String> JPEG = Set.of("DCTDecode", "DCT");
    private static final Set<String> UNDRAWN = Set.of("JPXDecode", "JBIG2Decode");
    private static final long FLATE_RATIO = 1032;
    private static final long LZW_RATIO = 2731; // 4,096 bytes for a code of 12 bits
    /** Leads away from what a page draws. */
    private static final Set<String> ELSEWHERE = Set.of(
            "Parent", "P", "Prev", "Next", "Dest", "A", "AA", "Popup", "IRT", "V", "Pg", "Metadata", "PieceInfo");

    private final Budget budget;
    private final Deadline deadline;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<COSStream, Long> sizes = new IdentityHashMap<>();

    StreamGuard(Budget budget, Deadline deadline) {
        this.budget = budget;
        this.deadline = deadline;
    }

    /** Returns if the page may be drawn. */
    void admit(PDPage page) throws IOException {
        Deque<COSBase> waiting = new ArrayDeque<>();
        waiting.push(page.getCOSObject());
        if (page.getResources() != null) {
            waiting.push(page.getResources().getCOSObject()); // may be inherited
        }
        while (!waiting.isEmpty()) {
            COSBase value = resolved(waiting.pop());
            if (!(value instanceof COSDictionary || value instanceof COSArray) || !seen.add(value)) {
                continue;
            }
            deadline.check();
            if (seen.size() > MOST_OBJECTS) {
                throw new StoppedException(Lack.TOO_COSTLY);
            }
            if (value instanceof COSStream stream) {
                sizes.put(stream, measured(stream));
            }
            push(value, waiting);
        }
        contents(resolved(page.getCOSObject().getItem(COSName.CONTENTS)));
    }

    private static void push(COSBase value, Deque<COSBase> waiting) {
        if (value instanceof COSArray array) {
            array.forEach(item -> pushIfAny(item, waiting));
        } else if (value instanceof COSDictionary dictionary) {
            dictionary.entrySet().stream()
                    .filter(entry -> !ELSEWHERE.contains(entry.getKey().getName()))
                    .forEach(entry -> pushIfAny(entry.getValue(), waiting));
        }
    }

    private static void pushIfAny(COSBase value, Deque<COSBase> waiting) {
        if (value != null) {
            waiting.push(value);
        }
    }

    private static COSBase resolved(COSBase value) {
        return value instanceof COSObject reference ? reference.getObject() : value;
    }

    /** One stream may be named very often, and all of them are put together. */
    private void contents(COSBase contents) {
        if (contents instanceof COSArray array) {
            long sum = 0;
            for (COSBase item : array) {
                sum += resolved(item) instanceof COSStream stream ? sizes.getOrDefault(stream, 0L) : 0;
            }
            budget.checkContent(sum);
        }
    }

    private long measured(COSStream stream) throws IOException {
        List<String> filters = filters(stream.getFilters());
        if (filters.stream().anyMatch(UNDRAWN::contains)) {
            throw new StoppedException(Lack.NOT_DRAWABLE);
        }
        long size = decodedSize(stream, filters);
        budget.checkDecoded(size);
        if ("Image".equals(stream.getNameAsString(COSName.SUBTYPE))) {
            image(stream, filters);
        } else {
            budget.checkContent(size);
            program(stream, size);
        }
        return size;
    }

    private void program(COSStream stream, long size) {
        boolean slow = (stream.getInt(COSName.FUNCTION_TYPE) == 4 && size > MOST_FUNCTION_BYTES)
                || (stream.getInt(COSName.SHADING_TYPE) > 3 && size > MOST_MESH_BYTES);
        if (slow) {
            throw new StoppedException(Lack.TOO_COSTLY);
        }
    }

    private void image(COSStream image, List<String> filters) throws IOException {
        boolean masked = image.containsKey(COSName.SMASK)
                || image.containsKey(COSName.MASK)
                || image.getBoolean(COSName.IMAGE_MASK, false);
        budget.checkImage(image.getInt(COSName.WIDTH, 1), image.getInt(COSName.HEIGHT, 1), masked);
        if (filters.stream().anyMatch(JPEG::contains)) {
            // The picture's own size counts: the dictionary may say less.
            try (InputStream jpeg = filters.size() == 1
                    ? image.createRawInputStream()
                    : new PDStream(image).createInputStream(List.copyOf(JPEG))) {
                JpegSize.read(jpeg).check(budget, masked);
            }
        }
        parameters(image.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
    }

    /** What the fax and predictor filters take for a line, and for all lines. */
    private void parameters(COSBase parameters) {
        if (parameters instanceof COSArray array) {
            array.forEach(item -> parameters(resolved(item)));
        } else if (parameters instanceof COSDictionary dictionary) {
            long bits = Math.max(1L, dictionary.getInt(COSName.COLORS, 1))
                    * Math.max(1L, dictionary.getInt(COSName.BITS_PER_COMPONENT, 8));
            long columns = Math.max(1L, dictionary.getInt(COSName.COLUMNS, 1));
            long rows = Math.max(1L, dictionary.getInt(COSName.ROWS, 1));
            if (bits > 1 << 10 || columns > budget.pixels()) {
                throw new StoppedException(Lack.TOO_COSTLY);
            }
            budget.checkDecoded(columns * bits / 8);
            budget.checkImage(columns, rows, false);
        }
    }

    private long decodedSize(COSStream stream, List<String> filters) throws IOException {
        long raw = stream.getLength();
        List<String> expanding = filters.stream().filter(EXPANDING::contains).toList();
        if (expanding.isEmpty()) {
            return raw;
        }
        if (expanding.size() > 1) {
            throw new StoppedException(Lack.TOO_COSTLY); // A thousand times a thousand.
        }
        if (filters.indexOf(expanding.get(0)) == 0 && expanding.get(0).startsWith("Fl")) {
            try (InputStream encoded = stream.createRawInputStream()) {
                return InflatedSize.of(encoded, budget.decodedBytes(), deadline);
            }
        }
        return raw * ratio(expanding);
    }

    /** For data of an inline image, which PDFBox decodes as soon as it meets it. */
    void inline(COSDictionary parameters, long dataBytes) {
        List<String> filters = filters(parameters.getDictionaryObject(COSName.FILTER, COSName.F));
        if (filters.stream().filter(EXPANDING::contains).count() > 1
                || filters.stream().anyMatch(UNDRAWN::contains)
                || filters.stream().anyMatch(JPEG::contains)) {
            throw new StoppedException(Lack.TOO_COSTLY);
        }
        budget.checkContent(dataBytes * ratio(filters));
        budget.checkImage(
                parameters.getInt(COSName.WIDTH, COSName.W, 1), parameters.getInt(COSName.HEIGHT, COSName.H, 1), true);
        parameters(parameters.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
    }

    private static long ratio(List<String> filters) {
        if (filters.stream().anyMatch(name -> name.startsWith("LZW"))) {
            return LZW_RATIO;
        }
        return filters.stream().anyMatch(EXPANDING::contains) ? FLATE_RATIO : 1;
    }

    private static List<String> filters(COSBase value) {
        COSBase given = resolved(value);
        List<String> names = new ArrayList<>();
        if (given instanceof COSName name) {
            names.add(name.getName());
        } else if (given instanceof COSArray array) {
            for (COSBase item : array) {
                if (resolved(item) instanceof COSName name) {
                    names.add(name.getName());
                }
            }
        }
        return names;
    }
}
