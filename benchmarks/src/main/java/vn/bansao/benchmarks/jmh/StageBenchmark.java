package vn.bansao.benchmarks.jmh;

import java.security.MessageDigest;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.benchmarks.peer.BansaoPeer;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.PageRecord;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.crypto.SigningKeys;
import vn.bansao.internal.cms.SignedDataTemplate;
import vn.bansao.pades.CopyAppearance;
import vn.bansao.pades.internal.compose.EmbeddedFont;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.RecordXmp;
import vn.bansao.pades.internal.compose.SignatureBlocks;
import vn.bansao.pades.internal.compose.StatementComposer;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;

/** The parts of a copy of two signatures, each by itself; their times add up to about the whole. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class StageBenchmark {
    private static final int SLICE_BYTES = 1 << 16;

    /** Which part. */
    public enum Stage {
        /** The statement, both signatures' looks, and the record as XMP. */
        COMPOSE,
        /** SHA-256 over as many bytes as a copy has. */
        DIGEST,
        /** Two private-key operations. */
        SIGN,
        /** Two timestamps by an authority inside the process, whose own signatures take most of it. */
        TIMESTAMP,
        /** The structures of both signatures, and their hex digits. */
        TAIL,
        /** The bytes into an array. */
        WRITE
    }

    @Param
    public Stage stage;

    @Param("P256")
    public KeyKind keys;

    @Param("1")
    public int pages;

    @Param("2")
    public int signatures;

    @Param
    public Crypto provider;

    private final PdfBytes bytes = new PdfBytes(1 << 16);
    private final byte[] attributes = new byte[200];
    private final byte[] hash = new byte[32];
    private byte[] copy;
    private OneArray array;
    private MessageDigest digest;
    private List<SigningKey> signers;
    private List<SignedDataTemplate> templates;
    private byte[] signature;
    private TimestampAuthority authority;
    private CopyRecord record;
    private List<PageRecord> pagesRecords;
    private SignatureBlocks blocks;
    private StatementComposer composer;

    /** Makes what the parts need. */
    @Setup
    public void prepare() throws Exception {
        CopyJob job = Jobs.job(keys, pages, signatures, provider);
        copy = Jobs.judgedCopy(Peer.BANSAO, Peer.BANSAO.maker(job), job);
        array = new OneArray(copy.length);
        Provider chosen = job.provider();
        digest = DigestAlgorithm.SHA256.newDigest(chosen);
        List<TestIdentity> people = List.of(job.pki().certifier(), job.pki().agency());
        signers = people.stream()
                .map(one -> SigningKeys.of(
                        "stage", one.privateKey(), one.chain(), one.kind().algorithm(), chosen))
                .toList();
        templates = people.stream()
                .map(one -> new SignedDataTemplate(one.chain(), one.kind().algorithm()))
                .toList();
        signature = signers.get(0).sign(List.of(attributes)).get(0);
        authority = TestTsa.inProcess(job.pki());
        PageRecord page = new PageRecord(
                1, "00".repeat(32), 1654, 2339, 200, 200, PageRecord.Colour.COLOUR, PageRecord.Embedding.VERBATIM);
        record = BansaoPeer.record(job, CopyCode.random(new Random(1)), 7, 1);
        pagesRecords = List.of(page);
        EmbeddedFont font = EmbeddedFont.liberationSerif();
        blocks = new SignatureBlocks(font, CopyAppearance.DEFAULT);
        composer = new StatementComposer(font, StatementTemplate.VN_2025_11, CopyAppearance.DEFAULT, blocks);
    }

    /** One part. */
    @Benchmark
    public void part(Blackhole hole) {
        switch (stage) {
            case COMPOSE -> compose(hole);
            case DIGEST -> hole.consume(digest.digest(copy));
            case SIGN -> signers.forEach(key -> hole.consume(key.sign(List.of(attributes))));
            case TIMESTAMP -> signers.forEach(key -> hole.consume(authority.timestamp(DigestAlgorithm.SHA256, hash)));
            case TAIL -> templates.forEach(template -> tail(template, hole));
            case WRITE -> write(hole);
        }
    }

    private void compose(Blackhole hole) {
        StatementComposer.Layout layout = composer.compose(
                record, Objects.requireNonNull(record.certifier()), Objects.requireNonNull(record.statement()), null);
        hole.consume(layout.content().size());
        hole.consume(layout.certifier().at(Instant.EPOCH));
        hole.consume(layout.seal().at(Instant.EPOCH));
        RecordXmp.write(bytes.clear(), record, pagesRecords, "", Instant.EPOCH);
        hole.consume(bytes.size());
    }

    private void tail(SignedDataTemplate template, Blackhole hole) {
        hole.consume(template.toBeSigned(hash));
        bytes.clear().hex(template.assemble(hash, signature, null));
        hole.consume(bytes.size());
    }

    private void write(Blackhole hole) {
        array.reset();
        for (int from = 0; from < copy.length; from += SLICE_BYTES) {
            array.write(copy, from, Math.min(SLICE_BYTES, copy.length - from));
        }
        hole.consume(array.size());
    }
}
