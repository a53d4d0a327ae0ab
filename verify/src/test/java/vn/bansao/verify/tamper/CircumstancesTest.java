package vn.bansao.verify.tamper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Profile;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.VerificationLimits;
import vn.bansao.verify.cli.Runs;

/** Files of another profile, limits, networks, sources and engines: what the verifier was asked, not what was signed. */
class CircumstancesTest {

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void circumstances(Vector vector) {
        vector.assertMet("circumstances");
    }

    static Stream<Vector> vectors() {
        return Stream.concat(documents(), surroundings());
    }

    /** Signed documents that are no copies, used as people use them. */
    private static Stream<Vector> documents() {
        return Stream.of(
                pades("fieldFilled", CircumstancesTest::filled),
                pades(
                        "annotationAdded",
                        () -> PreparedAttacksTest.behind(
                                PreparedAttacksTest.certifiedWith("3"),
                                part -> part.put(90, "<</Type/Annot/Subtype/Text/Contents(x)/Rect[0 0 9 9]>>")
                                        .put(12, PreparedAttacksTest.PAGE.replace("17 0 R]", "17 0 R 90 0 R]")))));
    }

    private static Vector pades(String name, Supplier<byte[]> file) {
        return Situation.of(name, Bench.verifier().profile(Profile.PADES), file);
    }

    /** A text field that was there when the certifier and the agency signed. */
    private static byte[] filled() {
        String field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V()/Rect[0 0 90 20]/F 4/P 12 0 R>>";
        Consumer<Part> signed =
                part -> part.put(90, field).edit(9, "17 0 R]", "17 0 R 90 0 R]").edit(12, "17 0 R]", "17 0 R 90 0 R]");
        return PreparedAttacksTest.behind(
                PreparedAttacksTest.prepared(signed), part -> part.put(90, field.replace("/V()", "/V(An)")));
    }

    private static Stream<Vector> surroundings() {
        VerificationLimits few = new VerificationLimits(1 << 20, 100, 1_000);
        return Stream.of(
                Situation.of(
                        "signatureOverTheLimit",
                        Bench.verifier().profile(Profile.PADES).limits(few),
                        Bench::copy),
                Situation.reported("listsInAPrivateNetwork", CircumstancesTest::privateNetwork),
                Situation.reported(
                        "sourceOfAnotherThread", () -> judge(Bench.verifier(), new OfOneThread(new Thread()))),
                Situation.reported(
                        "sourceOfOneThread",
                        () -> judge(Bench.verifier().secondOpinion(), new OfOneThread(Thread.currentThread()))),
                Situation.of(
                        "fileThatTheOtherEngineAccepts",
                        Bench.verifier().secondOpinion(),
                        () -> AfterTheSealTest.appended(part -> part.put(90, "(hidden)"))),
                new Situation("fileThatIsNotThere", CircumstancesTest::notThere));
    }

    private static ValidationReport privateNetwork() {
        TestPki pki = TestPki.builder(KeyKind.P256, Bench.CLOCK)
                .published(URI.create("http://10.0.0.1/"))
                .build();
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(pki.anchors())
                .clock(Bench.CLOCK)
                .online(OnlineAccess.PUBLIC)
                .build();
        return Bench.verify(verifier, Bench.certified(pki, PadesLevel.BASELINE_T, 1));
    }

    private static ValidationReport judge(CopyVerifier.Builder verifier, DocumentSource source) {
        try {
            return verifier.build().verify(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome notThere() {
        try {
            String json = Runs.output("--format", "json", "nowhere/file.pdf");
            JsonNode report = new ObjectMapper().readTree(json);
            List<String> codes = StreamSupport.stream(report.get("findings").spliterator(), false)
                    .map(finding -> finding.get("code").textValue())
                    .toList();
            return new Outcome(Verdict.valueOf(report.get("verdict").textValue()), codes, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The good copy from a caller's own source, which any other thread may not read, and says so in its own way. */
    private record OfOneThread(Thread owner) implements DocumentSource {
        private static final DocumentSource COPY = DocumentSource.of("copy.pdf", Bench.copy());

        @Override
        public String name() {
            return COPY.name();
        }

        @Override
        public long sizeBytes() throws IOException {
            return COPY.sizeBytes();
        }

        @Override
        public InputStream openStream() {
            throw new IllegalStateException("not needed");
        }

        @Override
        public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
            if (Thread.currentThread() != owner) {
                throw new IllegalStateException("of another thread");
            }
            COPY.read(offsetBytes, target, from, length);
        }
    }
}
