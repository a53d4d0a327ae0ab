package vn.bansao.benchmarks.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.CopyMaker;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.peer.Responders;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** What the benchmarks have in common: the jobs, and one copy made before anything is measured. */
final class Jobs {

    /** The time that every peer's visible words say, whenever the benchmarks are run. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));

    private Jobs() {}

    /** A job of level B with a PKI of its own, all of it at one fixed time. */
    static CopyJob job(KeyKind keys, int pages, int signatures, Crypto crypto) throws IOException {
        return new CopyJob(Scans.pages(pages), TestPki.create(keys, CLOCK), signatures, Level.B, crypto.provider());
    }

    /**
     * The same of any level. Whoever makes copies asks {@code responders} for the first at the latest, and may be without them
     * from then on: at one fixed time, no answer grows old.
     */
    static CopyJob job(KeyKind keys, int pages, int signatures, Level level, Crypto crypto, Responders responders)
            throws IOException {
        TestPki pki = level.carriesRevocationData() ? responders.pki(keys, CLOCK) : TestPki.create(keys, CLOCK);
        return new CopyJob(Scans.pages(pages), pki, signatures, level, crypto.provider());
    }

    /** One copy, judged: nobody is fast by doing less. */
    static byte[] judgedCopy(Peer peer, CopyMaker maker, CopyJob job) throws Exception {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        maker.make(copy);
        Judging.requireValid(peer, job, copy.toByteArray());
        return copy.toByteArray();
    }
}
