package vn.bansao.pades.internal.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.Provider;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.compose.EmbeddedFont;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.Picture;

/**
 * What is the same in every copy of an agency: it comes first in the file, so that its bytes and the digests after it
 * are computed once. Immutable, thread-safe.
 *
 * <p>The catalog and the form refer forward, to numbers that are the same in every copy.
 */
public final class CopyTemplate {
    static final int ICC_PROFILE = 1;
    static final int OUTPUT_INTENT = 2;
    static final int FONT = 3;
    static final int CID_FONT = 4;
    static final int DESCRIPTOR = 5;
    static final int FONT_PROGRAM = 6;
    static final int TO_UNICODE = 7;
    static final int CATALOG = 8;
    static final int FORM = 9;
    static final int METADATA = 10;
    static final int PAGES = 11;

    /** The page that carries the visible signatures. */
    static final int FIELD_PAGE = 12;

    static final int FIELD_PAGE_CONTENT = 13;
    static final int FIRST_FIELD = 14;
    static final int FIRST_LOOK = 15;
    static final int FIRST_SIGNATURE = 16;
    static final int SEAL_FIELD = 17;
    static final int EMPTY_LOOK = 18;
    static final int LOCK = 19;

    /** The catalog up to the end of its entries. */
    static final String CATALOG_ENTRIES =
            "<</Type/Catalog/Pages 11 0 R/AcroForm 9 0 R/Metadata 10 0 R/OutputIntents[2 0 R]/Lang(vi-VN)"
                    + "/Perms<</DocMDP 16 0 R>>";

    /** The form from behind its fields on; bit 1: signatures exist, bit 2: append only (ISO 32000-1, 12.7.2). */
    static final String FORM_AFTER_FIELDS = "/SigFlags 3>>";

    private final byte[] bytes;
    private final int firstPicture;
    private final int sealPicture;
    private final CrossReferences references = CrossReferences.ofFirstRevision();
    private final DigestStates digests;

    /**
     * A template.
     *
     * @param twoSignatures whether a certifier signs before the agency
     * @param certifierPicture the picture in the certifier's block, if any
     * @param agencyPicture the picture of the seal, if any
     * @param algorithms the digests its copies will need
     * @param provider who computes them, or null for the JDK's choice
     */
    public CopyTemplate(
            EmbeddedFont font,
            boolean twoSignatures,
            @Nullable Picture certifierPicture,
            @Nullable Picture agencyPicture,
            Collection<DigestAlgorithm> algorithms,
            @Nullable Provider provider) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 << 10);
        // Four bytes above 127 tell transfer programs that the file is binary (ISO 19005-2, 6.1.2).
        out.writeBytes(PdfSyntax.ascii("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"));
        stream(out, ICC_PROFILE, "/N 3", profile());
        object(
                out,
                OUTPUT_INTENT,
                "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                        + "/Info(sRGB IEC61966-2.1)/DestOutputProfile 1 0 R>>");
        font(out, font);
        object(out, CATALOG, CATALOG_ENTRIES + ">>");
        object(out, FORM, formFields(twoSignatures) + "]" + FORM_AFTER_FIELDS);
        references.reserve(twoSignatures ? LOCK + 1 : FIRST_SIGNATURE + 1);
        this.firstPicture = picture(out, certifierPicture);
        this.sealPicture = picture(out, agencyPicture);
        if (twoSignatures) {
            object(
                    out,
                    LOCK,
                    "<</Type/SigFieldLock/Action/Include/Fields[(" + CopyShape.CERTIFIER_FIELD + ")("
                            + CopyShape.SEAL_FIELD + ")]>>");
        }
        this.bytes = out.toByteArray();
        this.digests = DigestStates.of(algorithms, provider).update(bytes);
    }

    /** The form up to the last of the signatures' fields. */
    static String formFields(boolean twoSignatures) {
        return "<</Fields[14 0 R" + (twoSignatures ? " 17 0 R" : "");
    }

    private void font(ByteArrayOutputStream out, EmbeddedFont font) {
        object(
                out,
                FONT,
                "<</Type/Font/Subtype/Type0/BaseFont/" + EmbeddedFont.NAME
                        + "/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 7 0 R>>");
        object(
                out,
                CID_FONT,
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + EmbeddedFont.NAME
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                        + "/CIDToGIDMap/Identity/FontDescriptor 5 0 R/W" + font.widthArray() + ">>");
        object(out, DESCRIPTOR, font.descriptor() + "6 0 R>>");
        byte[] program = font.program();
        stream(out, FONT_PROGRAM, "/Length1 " + program.length, program);
        stream(out, TO_UNICODE, "", PdfSyntax.ascii(font.toUnicode()));
    }

    private int picture(ByteArrayOutputStream out, @Nullable Picture picture) {
        if (picture == null) {
            return 0;
        }
        byte[] opacity = picture.mask();
        int image = references.allocate();
        int mask = opacity == null ? 0 : references.allocate();
        begin(out, image);
        out.writeBytes(CopyShape.image(picture, mask));
        if (opacity != null) {
            begin(out, mask);
            out.writeBytes(CopyShape.mask(picture.width(), picture.height(), opacity));
        }
        return image;
    }

    private void begin(ByteArrayOutputStream out, int number) {
        references.put(number, out.size());
        out.writeBytes(PdfSyntax.ascii(number + " 0 obj\n"));
    }

    private void object(ByteArrayOutputStream out, int number, String body) {
        begin(out, number);
        out.writeBytes(PdfSyntax.ascii(body + "\nendobj\n"));
    }

    private void stream(ByteArrayOutputStream out, int number, String entries, byte[] data) {
        begin(out, number);
        out.writeBytes(CopyShape.stream(entries + "/Filter/FlateDecode", PdfSyntax.deflate(data)));
    }

    /** The number of the picture in the certifier's block, or 0. */
    int firstPicture() {
        return firstPicture;
    }

    /** The number of the seal's picture, or 0. */
    int sealPicture() {
        return sealPicture;
    }

    /** The first bytes of every copy. */
    byte[] bytes() {
        return bytes;
    }

    /** The digests after these bytes, to be continued by one copy. */
    DigestStates digests() {
        return digests.fork();
    }

    /** The offsets of the template's objects, to be continued by one copy. */
    CrossReferences references() {
        return references.copy();
    }

    private static byte[] profile() {
        try (InputStream stream = EmbeddedFont.class.getResourceAsStream("sRGB.icc")) {
            if (stream == null) {
                throw new IllegalStateException("sRGB.icc is missing from the library");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
