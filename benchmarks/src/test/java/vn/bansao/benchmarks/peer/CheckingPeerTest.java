package vn.bansao.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Nobody is measured who says yes to everything, or no to a good copy. */
class CheckingPeerTest {
    private static final List<Level> LEVELS = List.of(Level.B, Level.T, Level.LT);

    static Stream<Arguments> checkersAndLevels() {
        return Arrays.stream(CheckingPeer.values())
                .flatMap(peer -> LEVELS.stream().filter(peer::knows).map(level -> Arguments.of(peer, level)));
    }

    @ParameterizedTest
    @MethodSource("checkersAndLevels")
    void copyAccepted(CheckingPeer peer, Level level) throws Exception {
        assertThat(checker(peer, level).isValid(copy(level))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("checkersAndLevels")
    void copyWithAChangedByteRejected(CheckingPeer peer, Level level) throws Exception {
        byte[] copy = copy(level);
        byte[] scan = PeerJobs.job(KeyKind.P256, 2, level).scans().get(0);
        copy[Judged.indexOf(copy, scan) + scan.length / 2] ^= 1;

        assertThat(checker(peer, level).isValid(copy)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CheckingPeer.class)
    void copyCutShortRejected(CheckingPeer peer) throws Exception {
        byte[] copy = copy(Level.B);
        byte[] cut = Arrays.copyOf(copy, copy.length - 1);

        assertThat(checker(peer, Level.B).isValid(cut)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CheckingPeer.class)
    void copyUnderAnotherRootRejected(CheckingPeer peer) throws Exception {
        TestPki stranger = PeerJobs.pki(KeyKind.P256).stranger();

        assertThat(peer.checker(stranger, Level.B).isValid(copy(Level.B))).isFalse();
    }

    private static CopyChecker checker(CheckingPeer peer, Level level) {
        return peer.checker(PeerJobs.pki(KeyKind.P256, level), level);
    }

    private static byte[] copy(Level level) throws Exception {
        return PeerJobs.make(Peer.BANSAO, PeerJobs.job(KeyKind.P256, 2, level));
    }
}
