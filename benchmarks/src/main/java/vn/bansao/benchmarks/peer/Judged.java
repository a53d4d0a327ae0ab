package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judgement;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.crypto.SignatureAlgorithm.Scheme;

/**
 * The demand on every copy before it is measured, so that nobody wins by doing less: signatures valid to DSS and of the
 * level asked for, all pages, all visible words, each scan's bytes as they came.
 */
public final class Judged {
    private Judged() {}

    /**
     * Demands that {@code pdf} is what {@code job} asks for.
     *
     * @throws IOException if it can't be read at all
     * @throws IllegalStateException if anything is missing or wrong; the message says what
     */
    public static void requireJudgedValid(Peer peer, CopyJob job, byte[] pdf) throws IOException {
        requireScans(peer, job, pdf);
        requireLook(peer, job, pdf);
        Path file = Files.createTempFile("bansao-peer", ".pdf");
        try {
            Files.write(file, pdf);
            Judgement judgement = Judges.dssWithoutPictures().judge(file, input(job));
            if (!judgement.isAccepted()) {
                throw new IllegalStateException(peer + ": " + judgement);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** What judges are told of a copy of {@code job}. */
    public static JudgeInput input(CopyJob job) {
        boolean pss = job.first().kind().algorithm().scheme() == Scheme.RSASSA_PSS;
        return new JudgeInput(
                List.of(job.pki().rootCertificate()),
                job.pki().crls(),
                job.pki().clock().instant().plusSeconds(60),
                new Expected(job.level(), job.signatures(), job.level() == Level.LTA ? 1 : 0, pss));
    }

    private static void requireLook(Peer peer, CopyJob job, byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int wanted = job.scans().size() + job.signatures() - 1;
            if (document.getNumberOfPages() != wanted) {
                throw new IllegalStateException(
                        peer + ": " + document.getNumberOfPages() + " pages, required " + wanted);
            }
            PDAcroForm form = document.getDocumentCatalog().getAcroForm();
            if (form == null) {
                throw new IllegalStateException(peer + ": no form, so no signature field");
            }
            form.flatten(form.getFields(), false); // makes the words of visible signatures the page's
            String text = normalised(new PDFTextStripper().getText(document));
            List<String> words = job.signatures() == 1 ? CopyJob.OFFICIAL_WORDS : CopyJob.STATEMENT_WORDS;
            for (String line : words) {
                if (!text.contains(normalised(line))) {
                    throw new IllegalStateException(peer + ": the page does not say \"" + line + "\" but " + text);
                }
            }
        }
    }

    /** Without spaces, which lines may be broken at, and without case: a heading may be in capitals. */
    private static String normalised(String text) {
        return text.replaceAll("\\s", "").toLowerCase(Locale.forLanguageTag("vi"));
    }

    private static void requireScans(Peer peer, CopyJob job, byte[] pdf) {
        for (int i = 0; i < job.scans().size(); i++) {
            if (indexOf(pdf, job.scans().get(i)) < 0) {
                throw new IllegalStateException(peer + ": the bytes of scan " + (i + 1) + " are not in the file");
            }
        }
    }

    /** The offset of {@code part} in {@code file}, or -1. */
    static int indexOf(byte[] file, byte[] part) {
        for (int at = 0; at + part.length <= file.length; at++) {
            if (file[at] == part[0] && Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }
}
