package vn.bansao.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.bansao.DocumentSink;
import vn.bansao.benchmarks.peer.BansaoPeer;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.report.Goal;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;

/** Several copies of one original at once, under one number, each into an array made beforehand. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class SeveralCopiesBenchmark {

    @Param("BANSAO")
    public Peer peer;

    @Param("P256")
    public KeyKind keys;

    @Param("10")
    public int pages;

    @Param("1")
    public int signatures;

    @Param
    public Crypto provider;

    private CopyCertifier certifier;
    private Scan scan;
    private CopyRecord record;
    private List<OneArray> arrays;
    private List<DocumentSink> sinks;

    /** Sets the certifier up, and has each of the first copies judged. */
    @Setup
    public void prepare() throws Exception {
        CopyJob job = Jobs.job(keys, pages, signatures, provider);
        int size = Jobs.judgedCopy(peer, peer.maker(job), job).length + (1 << 16);
        certifier = BansaoPeer.certifier(job);
        scan = BansaoPeer.scan(job, true);
        record = BansaoPeer.record(job, CopyCode.random(new Random(1)), 7, Goal.COPIES);
        arrays = new ArrayList<>();
        sinks = new ArrayList<>();
        for (int i = 0; i < Goal.COPIES; i++) {
            OneArray array = new OneArray(size);
            arrays.add(array);
            sinks.add(DocumentSink.of(array));
        }
        copies();
        for (OneArray array : arrays) {
            Judging.requireValid(peer, job, array.toByteArray());
        }
    }

    /** All copies. */
    @Benchmark
    public int copies() throws Exception {
        arrays.forEach(OneArray::reset);
        certifier.certify(scan, record).writeTo(sinks);
        return arrays.get(0).size();
    }
}
