package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.copy.Authority;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyForm;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** An invented ward office with a PKI and a timestamp authority inside this process. */
final class DemoAgency {
    private static final Authority AGENCY = Authority.of(TestPki.AGENCY_NAME);
    private static final Officer OFFICER = new Officer(
            TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "");
    private static final ConversionMark MARK =
            new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu"));

    private final TestPki pki;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    DemoAgency(KeyKind keys, InstantSource clock) {
        this.pki = TestPki.create(keys, clock);
        this.clock = clock;
    }

    TestPki pki() {
        return pki;
    }

    /**
     * The root and the current CRLs of the demo, as PEM. For a copy made in the past ({@code --at}), those of today as well:
     * a receiver checks today.
     */
    void writeAnchors(Path file) throws IOException {
        Files.write(file, anchors());
    }

    /** What {@link #writeAnchors} writes. */
    byte[] anchors() {
        List<X509CRL> crls = new ArrayList<>(pki.crls());
        Instant today = Instant.now();
        if (clock.instant().isBefore(today.minus(Duration.ofHours(1)))) {
            crls.addAll(pki.crls(today, List.of()));
        }
        return pki.anchorsPem(crls);
    }

    /** A certifier of copies of a kind: with the person's key for kind A, with the agency's alone for kind C. */
    CopyCertifier certifier(CopyKind kind, PadesLevel level) {
        return builder(kind, level).build();
    }

    /** The set-up of {@link #certifier}, which can be checked before it is built. */
    CopyCertifier.Builder builder(CopyKind kind, PadesLevel level) {
        CopyCertifier.Builder builder =
                CopyCertifier.builder().agency(pki.agencyKey()).level(level).clock(clock);
        if (kind == CopyKind.CERTIFIED_FROM_ORIGINAL) {
            builder.certifier(pki.certifierKey());
        }
        if (level != PadesLevel.BASELINE_B) {
            builder.timestamps(TestTsa.inProcess(pki));
        }
        if (level.compareTo(PadesLevel.BASELINE_LT) >= 0) {
            ValidationMaterial lists = new ValidationMaterial(List.of(), pki.crls());
            builder.revocation(RevocationSource.of(lists), pki.anchors());
        }
        return builder;
    }

    /** A record for a scan, under a number of the book. */
    CopyRecord record(CopyKind kind, Scan scan, String typeName, int number) throws IOException {
        CopyCode code = CopyCode.random(random);
        Original original = Original.of(typeName, scan.pageCount());
        if (kind == CopyKind.OFFICIAL_COPY) {
            return CopyRecord.official(code, original, CopyForm.SAO_Y, AGENCY, MARK);
        }
        LocalDate today = clock.instant().atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalDate();
        CertificationStatement statement = StatementTemplate.VN_2025_11.statement(
                RegisterNumber.ofCopy(1, today.getYear(), number), "Bến Nghé", today, OFFICER, 1);
        return CopyRecord.certified(code, original, statement, OFFICER, AGENCY, MARK);
    }
}
