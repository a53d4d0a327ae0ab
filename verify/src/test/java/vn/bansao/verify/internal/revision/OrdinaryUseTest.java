package vn.bansao.verify.internal.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.Profile;
import vn.bansao.verify.internal.revision.LaterChanges.Changes;

/** A signed form of the ordinary kind, and what people and programs do with it later. */
class OrdinaryUseTest {
    private static final String TEXT_FIELD =
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(%s)/Rect[0 0 90 20]/P 3 0 R/AP<</N 9 0 R>>>>";
    private static final String LOOK = "/Type/XObject/Subtype/Form/BBox[0 0 90 20]";

    @Test
    void filledFieldIsTold() throws IOException {
        Changes changes = after("", "", update -> update.object(5, filled("An")).stream(9, LOOK, "(An) Tj"));

        assertThat(changes.level()).isEqualTo(ModificationLevel.FORM_FILLING);
        assertThat(changes.told()).extracting(Unexplained::object).containsExactly(5);
    }

    @Test
    void filledFieldRejectedWhereNothingMayChange() throws IOException {
        assertThat(after(certification(1), "", update -> update.object(5, filled("An")))
                        .level())
                .isEqualTo(ModificationLevel.OTHER);
        assertThat(after(certification(2), "", update -> update.object(5, filled("An")))
                        .level())
                .isEqualTo(ModificationLevel.FORM_FILLING);
    }

    @Test
    void lockedFieldRejected() throws IOException {
        String lock = "/Lock<</Type/SigFieldLock/Action/Include/Fields[(name)]>>";
        assertThat(after("", lock, update -> update.object(5, filled("An"))).level())
                .isEqualTo(ModificationLevel.OTHER);
    }

    @Test
    void movedOrRenamedFieldRejected() throws IOException {
        for (String[] change : new String[][] {{"0 0 90 20", "0 0 400 400"}, {"(name)", "(other)"}, {"/Tx", "/Btn"}}) {
            String moved = filled("").replace(change[0], change[1]);
            assertThat(after("", "", update -> update.object(5, moved)).level())
                    .as(change[1])
                    .isEqualTo(ModificationLevel.OTHER);
        }
    }

    @Test
    void lookThatThePageUsesTooRejected() throws IOException {
        // Object 10 is drawn by the page: no field may bring it along.
        String shown = filled("An").replace("9 0 R", "10 0 R");
        assertThat(after("", "", update -> update.object(5, shown).stream(10, LOOK, "(other) Tj"))
                        .level())
                .isEqualTo(ModificationLevel.OTHER);
    }

    @Test
    void annotationIsTold() throws IOException {
        Changes changes = after("", "", OrdinaryUseTest::note);

        assertThat(changes.level()).isEqualTo(ModificationLevel.ANNOTATIONS);
        assertThat(changes.told()).extracting(Unexplained::object).containsExactly(3, 40);
    }

    @Test
    void annotationRejectedUnderCertificationButForTheThird() throws IOException {
        assertThat(after(certification(2), "", OrdinaryUseTest::note).level()).isEqualTo(ModificationLevel.OTHER);
        assertThat(after(certification(3), "", OrdinaryUseTest::note).level()).isEqualTo(ModificationLevel.ANNOTATIONS);
    }

    @Test
    void removedFieldRejected() throws IOException {
        assertThat(after("", "", update -> update.object(3, page("6 0 R", ""))).level())
                .isEqualTo(ModificationLevel.OTHER);
    }

    @Test
    void pageContentBesideAnAnnotationRejected() throws IOException {
        assertThat(after("", "", update -> note(update).stream(8, "", "(other) Tj"))
                        .level())
                .isEqualTo(ModificationLevel.OTHER);
    }

    @Test
    void dateAndProducerAccepted() throws IOException {
        Changes changes = after(
                certification(1),
                "",
                update -> update.object(11, "<</Title(t)/Producer(Other)/ModDate(D:2027)>>").stream(
                        12, "/Type/Metadata/Subtype/XML", "<x>2</x>"));

        assertThat(changes.level()).isEqualTo(ModificationLevel.LTA_UPDATES);
        assertThat(changes.told()).isEmpty();
    }

    @Test
    void titleRejected() throws IOException {
        assertThat(after("", "", update -> update.object(11, "<</Title(other)/Producer(p)>>"))
                        .level())
                .isEqualTo(ModificationLevel.OTHER);
    }

    @Test
    void nothingOfThisInACertifiedCopy() throws IOException {
        PdfFile file = read(update("", "", update -> update.object(5, filled("An"))));
        PdfSignatures signatures = PdfSignatures.find(file);

        assertThat(LaterChanges.of(file, signatures, Profile.COPY)
                        .after(signatures.signatures().get(0))
                        .level())
                .isEqualTo(ModificationLevel.OTHER);
    }

    private static Appendix note(Appendix update) {
        return update.object(3, page("5 0 R 6 0 R 40 0 R", ""))
                .object(40, "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(seen)/P 3 0 R>>");
    }

    private static String filled(String value) {
        return String.format(Locale.ROOT, TEXT_FIELD, value);
    }

    private static String page(String annotations, String more) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 8 0 R/Resources<</XObject<</X 10 0 R>>>>/Annots["
                + annotations + "]" + more + ">>";
    }

    private static String certification(int permission) {
        return "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P "
                + permission + ">>>>]";
    }

    /** What one does in an update. */
    private interface Change {
        Appendix to(Appendix update);
    }

    private static Changes after(String inSignature, String inField, Change change) throws IOException {
        PdfFile file = read(update(inSignature, inField, change));
        PdfSignatures signatures = PdfSignatures.find(file);
        assertThat(signatures.signatures()).hasSize(1);
        return LaterChanges.of(file, signatures, Profile.PADES)
                .after(signatures.signatures().get(0));
    }

    private static byte[] update(String inSignature, String inField, Change change) {
        byte[] base = signedForm(inSignature, inField);
        return change.to(new Appendix(base).root(1, "/Info 11 0 R")).bytes();
    }

    private static PdfFile read(byte[] pdf) throws IOException {
        return PdfFile.read(DocumentSource.of("form.pdf", pdf), PdfLimits.DEFAULT);
    }

    /** Signed in form only: what came later is judged without the value. */
    private static byte[] signedForm(String inSignature, String inField) {
        Map<Integer, String> objects = new LinkedHashMap<>();
        objects.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R]/SigFlags 3>>/Metadata 12 0 R>>");
        objects.put(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        objects.put(3, page("5 0 R 6 0 R", ""));
        objects.put(5, filled(""));
        objects.put(
                6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(signature)/Rect[0 0 0 0]/P 3 0 R/V 7 0 R" + inField + ">>");
        objects.put(8, "<</Length 2>>\nstream\nq \nendstream");
        objects.put(9, "<<" + LOOK + "/Length 2>>\nstream\nq \nendstream");
        objects.put(10, "<<" + LOOK + "/Length 2>>\nstream\nq \nendstream");
        objects.put(11, "<</Title(t)/Producer(p)>>");
        objects.put(12, "<</Type/Metadata/Subtype/XML/Length 8>>\nstream\n<x>1</x>\nendstream");
        objects.put(
                7,
                "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached" + inSignature
                        + "/ByteRange[0 ########## ########## ##########]/Contents<" + "00".repeat(8) + ">>>");
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        StringBuilder entries = new StringBuilder();
        objects.forEach((number, body) -> {
            entries.append(String.format(Locale.ROOT, "%d 1\n%010d 00000 n \n", number, pdf.length()));
            pdf.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
        });
        int xref = pdf.length();
        pdf.append("xref\n0 1\n0000000000 65535 f \n").append(entries);
        pdf.append("trailer\n<</Size 13/Root 1 0 R/Info 11 0 R/ID[<00><00>]>>\nstartxref\n")
                .append(xref)
                .append("\n%%EOF\n");
        int gap = pdf.indexOf("/Contents<") + "/Contents".length();
        int gapEnd = pdf.indexOf(">", gap) + 1;
        String text = pdf.toString();
        for (int value : List.of(gap, gapEnd, pdf.length() - gapEnd)) {
            text = text.replaceFirst("#{10}", String.format(Locale.ROOT, "%10d", value));
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
