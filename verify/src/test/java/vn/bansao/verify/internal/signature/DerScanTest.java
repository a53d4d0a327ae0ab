package vn.bansao.verify.internal.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What fuzzing found, by name. */
class DerScanTest {
    @Test
    void zerosRejected() {
        assertThatThrownBy(() -> DerScan.scan(new byte[80])).isInstanceOf(DerScan.NotAsn1Exception.class);
    }
}
