package vn.bansao.benchmarks.differences;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.peer.PeerFiles;
import vn.bansao.testing.KeyKind;

/** Files of three tools × four kinds of key × one or two signatures × four levels, and later updates of some of them. */
final class GeneratedSamples {
    private static final List<Peer> TOOLS = List.of(Peer.DSS, Peer.ITEXT, Peer.PDFBOX_BC);
    private static final List<KeyKind> UPDATED = List.of(KeyKind.P256, KeyKind.RSA2048);

    private GeneratedSamples() {}

    static List<Sample> all() throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (Peer tool : TOOLS) {
            for (KeyKind kind : KeyKind.values()) {
                for (int signatures = 1; signatures <= 2; signatures++) {
                    add(samples, tool, kind, signatures);
                }
            }
        }
        return samples;
    }

    private static void add(List<Sample> samples, Peer tool, KeyKind kind, int signatures) throws Exception {
        byte[] stamped = PeerFiles.signed(tool, kind, signatures, Level.T);
        for (Level level : Level.values()) {
            byte[] file = switch (level) {
                case B -> PeerFiles.signed(tool, kind, signatures, Level.B);
                case T -> stamped;
                case LT, LTA -> PeerFiles.extended(stamped, kind, level);
            };
            String name =
                    "generated/" + tool.name().toLowerCase(Locale.ROOT) + "-" + kind + "-" + level + "-" + signatures;
            samples.add(new Sample(name, false, file, PeerFiles.input(kind, level)));
            if (UPDATED.contains(kind) && signatures == 1) {
                for (LaterUpdate update : LaterUpdate.values()) {
                    samples.add(new Sample(
                            name + "-" + update.name().toLowerCase(Locale.ROOT),
                            true,
                            update.apply(file),
                            PeerFiles.input(kind, level)));
                }
            }
        }
    }
}
