package vn.bansao.benchmarks.peer;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.copy.Authority;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyForm;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.SigningKey;
import vn.bansao.crypto.SigningKeys;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;

/** This library, used as its users use it. */
final class BansaoPeer {
    private static final Authority AGENCY = Authority.of(TestPki.AGENCY_NAME);
    private static final Officer OFFICER = new Officer(
            TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "");
    private static final ConversionMark MARK =
            new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu"));

    private BansaoPeer() {}

    static CopyMaker maker(CopyJob job) {
        CopyCertifier certifier = certifier(job);
        Scan scan = scan(job);
        CopyRecord record = record(job);
        return out -> certifier.certify(scan, record).writeTo(DocumentSink.of(out));
    }

    static CopyCertifier certifier(CopyJob job) {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .agency(key(job.pki().agency(), job))
                .clock(job.pki().clock());
        if (job.signatures() == 2) {
            builder.certifier(key(job.pki().certifier(), job));
        }
        if (job.timestamped()) {
            builder.level(PadesLevel.BASELINE_T).timestamps(TestTsa.inProcess(job.pki()));
        }
        return builder.build();
    }

    private static SigningKey key(TestIdentity signer, CopyJob job) {
        return SigningKeys.of(
                "benchmark", signer.privateKey(), signer.chain(), signer.kind().algorithm(), job.provider());
    }

    private static Scan scan(CopyJob job) {
        List<DocumentSource> pages = new ArrayList<>();
        for (byte[] page : job.scans()) {
            pages.add(DocumentSource.of("page-" + (pages.size() + 1) + ".jpg", page));
        }
        return Scan.of(pages).withFallbackDpi(200);
    }

    private static CopyRecord record(CopyJob job) {
        CopyCode code = CopyCode.random(new Random(1));
        Original original = Original.of("Bằng tốt nghiệp đại học", job.scans().size());
        if (job.signatures() == 1) {
            return CopyRecord.official(code, original, CopyForm.SAO_Y, AGENCY, MARK);
        }
        CertificationStatement statement = StatementTemplate.VN_2025_11.statement(
                RegisterNumber.ofCopy(1, 2026, 7), "Bến Nghé", LocalDate.of(2026, 11, 22), OFFICER, 1);
        return CopyRecord.certified(code, original, statement, OFFICER, AGENCY, MARK);
    }
}
