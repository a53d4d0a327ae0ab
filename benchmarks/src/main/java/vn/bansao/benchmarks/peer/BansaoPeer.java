package vn.bansao.benchmarks.peer;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.ReceivedDocument;
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
import vn.bansao.timestamp.TimestampAuthority;

/** This library, used as its users use it. */
public final class BansaoPeer {
    private static final Authority AGENCY = Authority.of(TestPki.AGENCY_NAME);
    private static final Officer OFFICER = new Officer(
            TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "");
    private static final ConversionMark MARK =
            new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu"));

    private BansaoPeer() {}

    /** The scans have arrived and were digested then; {@code digested} false: they are digested in the job. */
    static CopyMaker maker(CopyJob job, boolean digested) {
        return maker(job, scan(job, digested));
    }

    /** Copies of another scan than the job's, of as many pages. */
    public static CopyMaker maker(CopyJob job, Scan scan) {
        CopyCertifier certifier = certifier(job);
        List<CopyRecord> records = records(job);
        AtomicInteger next = new AtomicInteger();
        return out -> certifier
                .certify(scan, records.get(Math.floorMod(next.getAndIncrement(), records.size())))
                .writeTo(DocumentSink.of(out));
    }

    /** A certifier with the job's keys, and its authority inside the process. */
    public static CopyCertifier certifier(CopyJob job) {
        return certifier(job, TestTsa.inProcess(job.pki()));
    }

    /** A certifier with the job's keys, and another authority. */
    public static CopyCertifier certifier(CopyJob job, TimestampAuthority authority) {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .agency(key(job.pki().agency(), job))
                .clock(job.pki().clock());
        if (job.signatures() == 2) {
            builder.certifier(key(job.pki().certifier(), job));
        }
        if (job.timestamped()) {
            builder.level(PadesLevel.valueOf("BASELINE_" + job.level())).timestamps(authority);
        }
        if (job.level().carriesRevocationData()) {
            builder.revocation(Responders.source());
        }
        return builder.build();
    }

    private static SigningKey key(TestIdentity signer, CopyJob job) {
        return SigningKeys.of(
                "benchmark", signer.privateKey(), signer.chain(), signer.kind().algorithm(), job.provider());
    }

    /** The job's scans, digested before the job or not. */
    public static Scan scan(CopyJob job, boolean digested) {
        List<DocumentSource> pages = new ArrayList<>();
        for (byte[] page : job.scans()) {
            String name = "page-" + (pages.size() + 1) + ".jpg";
            pages.add(digested ? ReceivedDocument.of(name, page) : DocumentSource.of(name, page));
        }
        return Scan.of(pages).withFallbackDpi(200);
    }

    /** Every copy has its own code and number. */
    private static List<CopyRecord> records(CopyJob job) {
        Random random = new Random(1);
        return IntStream.rangeClosed(7, 1006) // the first is that of the words every peer shows
                .mapToObj(number -> record(job, CopyCode.random(random), number, 1))
                .toList();
    }

    /** A record for the job's scans. */
    public static CopyRecord record(CopyJob job, CopyCode code, int number, int copies) {
        Original original = Original.of("Bằng tốt nghiệp đại học", job.scans().size());
        if (job.signatures() == 1) {
            return CopyRecord.official(code, original, CopyForm.SAO_Y, AGENCY, MARK);
        }
        CertificationStatement statement = StatementTemplate.VN_2025_11.statement(
                RegisterNumber.ofCopy(1, 2026, number), "Bến Nghé", LocalDate.of(2026, 11, 22), OFFICER, copies);
        return CopyRecord.certified(code, original, statement, OFFICER, AGENCY, MARK);
    }
}
