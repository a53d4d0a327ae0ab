package vn.bansao.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Nobody is measured who says yes to everything, or no to a good copy. */
class CheckingPeerTest {
    static Stream<Arguments> checkersAndLevels() {
        return Arrays.stream(CheckingPeer.values())
                .flatMap(peer -> Stream.of(Arguments.of(peer, false), Arguments.of(peer, true)));
    }

    @ParameterizedTest
    @MethodSource("checkersAndLevels")
    void copyAccepted(CheckingPeer peer, boolean timestamped) throws Exception {
        assertThat(checker(peer).isValid(copy(timestamped))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("checkersAndLevels")
    void copyWithAChangedByteRejected(CheckingPeer peer, boolean timestamped) throws Exception {
        byte[] copy = copy(timestamped);
        byte[] scan = PeerJobs.job(KeyKind.P256, 2, timestamped).scans().get(0);
        copy[Judged.indexOf(copy, scan) + scan.length / 2] ^= 1;

        assertThat(checker(peer).isValid(copy)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CheckingPeer.class)
    void copyCutShortRejected(CheckingPeer peer) throws Exception {
        byte[] copy = copy(false);
        byte[] cut = Arrays.copyOf(copy, copy.length - 1);

        assertThat(checker(peer).isValid(cut)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CheckingPeer.class)
    void copyUnderAnotherRootRejected(CheckingPeer peer) throws Exception {
        TestPki stranger = PeerJobs.pki(KeyKind.P256).stranger();

        assertThat(peer.checker(stranger).isValid(copy(false))).isFalse();
    }

    private static CopyChecker checker(CheckingPeer peer) {
        return peer.checker(PeerJobs.pki(KeyKind.P256));
    }

    private static byte[] copy(boolean timestamped) throws Exception {
        return PeerJobs.make(Peer.BANSAO, PeerJobs.job(KeyKind.P256, 2, timestamped));
    }
}
