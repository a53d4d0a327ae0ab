package vn.bansao.benchmarks;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Profile;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.dss.DssQuestion;

/**
 * What a judge says of every signature of a file, in the words of EN 319 102-1 that both judges use.
 *
 * @param indication such as {@code TOTAL_PASSED}
 * @param subIndication such as {@code REVOKED_NO_POE}, or empty
 * @param level such as {@code LTA}
 */
record TravelVerdict(String indication, String subIndication, String level) {
    private static final String DSS_POLICY = "/policy/constraint.xml";

    /** The verdict written as {@code INDETERMINATE/REVOKED_NO_POE T} or {@code TOTAL_PASSED LTA}. */
    static TravelVerdict of(String text) {
        String[] words = text.split("[ ]");
        String[] indication = words[0].split("/");
        return new TravelVerdict(indication[0], indication.length == 1 ? "" : indication[1], words[1]);
    }

    /** Our verifier's, today, with these lists beside the file. */
    static TravelVerdict ours(byte[] copy, TravelWorld world, List<X509CRL> lists) {
        CopyVerifier verifier = CopyVerifier.builder()
                .profile(Profile.PADES)
                .trust(world.anchors())
                .material(new ValidationMaterial(List.of(), lists))
                .at(world.now())
                .build();
        try {
            ValidationReport report = verifier.verify(DocumentSource.of("copy.pdf", copy));
            Set<TravelVerdict> all = new LinkedHashSet<>();
            for (SignatureVerdict signature : report.signatures()) {
                all.add(new TravelVerdict(
                        signature.indication().name(),
                        text(signature.subIndicationOrNull()),
                        signature.level().name().replace("BASELINE_", "")));
            }
            return one(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
    }

    /** That of EU DSS, today, with the same; by its default policy, whose future ends of algorithms are ends here, too. */
    static TravelVerdict dss(byte[] copy, TravelWorld world, List<X509CRL> lists) {
        DssQuestion question = new DssQuestion(world.roots(), List.of(), lists, world.now());
        SimpleReport report = question.validatorWithoutPictures(new InMemoryDocument(copy, "copy.pdf"))
                .validateDocument(policy())
                .getSimpleReport();
        Set<TravelVerdict> all = new LinkedHashSet<>();
        for (String id : report.getSignatureIdList()) {
            all.add(new TravelVerdict(
                    report.getIndication(id).name(),
                    text(report.getSubIndication(id)),
                    report.getSignatureFormat(id).name().replace("PAdES_BASELINE_", "")));
        }
        return one(all);
    }

    /** DSS only warns of ends that lie after its list's own date, 2024-10-13. */
    private static ValidationPolicy policy() {
        try (InputStream stream =
                Objects.requireNonNull(ValidationPolicyLoader.class.getResourceAsStream(DSS_POLICY), DSS_POLICY)) {
            String xml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String strict = xml.replace("LevelAfterUpdate=\"WARN\"", "LevelAfterUpdate=\"FAIL\"");
            if (strict.equals(xml)) {
                throw new IllegalStateException("another policy than the one this was written for");
            }
            return ValidationPolicyLoader.fromValidationPolicy(
                            new ByteArrayInputStream(strict.getBytes(StandardCharsets.UTF_8)))
                    .create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TravelVerdict one(Set<TravelVerdict> all) {
        if (all.size() != 1) {
            throw new AssertionError("not one verdict for all signatures: " + all);
        }
        return all.iterator().next();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return indication + (subIndication.isEmpty() ? "" : "/" + subIndication) + " " + level;
    }
}
