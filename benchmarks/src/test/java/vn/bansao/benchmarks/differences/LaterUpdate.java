package vn.bansao.benchmarks.differences;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSUpdateInfo;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** What somebody without a key does to a signed file. */
enum LaterUpdate {
    /** A note on the first page. */
    NOTE {
        @Override
        byte[] apply(byte[] file) throws IOException {
            return update(file, document -> {
                PDPage page = document.getPage(0);
                PDAnnotationText note = new PDAnnotationText();
                note.setRectangle(new PDRectangle(10, 10, 20, 20));
                note.setContents("later");
                List<PDAnnotation> notes = new ArrayList<>(page.getAnnotations());
                notes.add(note);
                page.setAnnotations(notes);
                touch(page.getCOSObject());
            });
        }
    },
    /** Another content of the first page. */
    CONTENT {
        @Override
        byte[] apply(byte[] file) throws IOException {
            return update(file, document -> {
                PDStream other = new PDStream(document);
                try (var out = other.createOutputStream()) {
                    out.write("0 0 100 100 re f".getBytes(StandardCharsets.US_ASCII));
                }
                document.getPage(0).setContents(other);
                touch(document.getPage(0).getCOSObject());
                touch(other.getCOSObject());
            });
        }
    },
    /** A page more. */
    PAGE {
        @Override
        byte[] apply(byte[] file) throws IOException {
            return update(file, document -> {
                PDPage page = new PDPage();
                document.addPage(page);
                touch(page.getCOSObject());
                touch(document.getPages().getCOSObject());
            });
        }
    },
    /** A title in the information dictionary. */
    TITLE {
        @Override
        byte[] apply(byte[] file) throws IOException {
            return update(file, document -> {
                document.getDocumentInformation().setTitle("later");
                touch(document.getDocumentInformation().getCOSObject());
                touch(document.getDocument().getTrailer());
            });
        }
    },
    /** A comment behind the end. */
    TAIL {
        @Override
        byte[] apply(byte[] file) {
            byte[] tail = "\n% later\n".getBytes(StandardCharsets.US_ASCII);
            byte[] longer = Arrays.copyOf(file, file.length + tail.length);
            System.arraycopy(tail, 0, longer, file.length, tail.length);
            return longer;
        }
    },
    /** A bit of the scan turned over. */
    BIT {
        @Override
        byte[] apply(byte[] file) {
            byte[] jpeg = {(byte) 0xFF, (byte) 0xDB};
            byte[] flipped = file.clone();
            for (int i = 0; i < file.length - 10; i++) {
                if (file[i] == jpeg[0] && file[i + 1] == jpeg[1]) {
                    flipped[i + 9] ^= 1;
                    return flipped;
                }
            }
            throw new IllegalStateException("no scan in the file");
        }
    };

    abstract byte[] apply(byte[] file) throws IOException;

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static void touch(COSUpdateInfo object) {
        object.setNeedToBeUpdated(true);
    }

    private static byte[] update(byte[] file, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            if (out.size() <= file.length) {
                throw new IllegalStateException("nothing was appended");
            }
            return out.toByteArray();
        }
    }
}
