package vn.bansao.benchmarks.peer;

import java.security.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

/**
 * What every peer has to do: scans in, a PDF with the pages, the visible words and the signatures out. Immutable; the
 * arrays are shared and only read.
 *
 * @param scans JPEG files, one for each A4 page
 * @param pki the signers, and the timestamp authority
 * @param signatures 1: the agency signs alone, with its words at the top right of page 1; 2: the certifier signs, then the
 *     agency, both visible on a page of its own behind the scans that carries the statement
 * @param level the level of every signature: from T on each has a timestamp of the PKI's authority, asked for inside the
 *     process; from LT on the PKI's certificates name their responders
 * @param provider whose private-key operations are used, or null for the JDK's
 */
public record CopyJob(
        List<byte[]> scans,
        TestPki pki,
        int signatures,
        Level level,
        @Nullable Provider provider) {

    /** The words at the top right of page 1 where the agency signs alone. */
    public static final List<String> OFFICIAL_WORDS =
            List.of("SAO Y", TestPki.AGENCY_NAME, "Thời gian ký: 2026-11-22T09:05:07+07:00");

    /** The words on the statement's page. */
    public static final List<String> STATEMENT_WORDS = List.of(
            "Chứng thực bản sao đúng với bản chính",
            "Số chứng thực: 07   quyển số: 01/2026 - SCT/BS",
            "Bến Nghé, ngày 22 tháng 11 năm 2026",
            "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH",
            TestPki.CERTIFIER_NAME,
            "Đã chuyển đổi từ văn bản giấy sang thông điệp dữ liệu");

    public CopyJob {
        scans = List.copyOf(scans);
        if (signatures != 1 && signatures != 2) {
            throw new IllegalArgumentException("a copy has 1 or 2 signatures, not " + signatures);
        }
    }

    /** Whether each signature has a timestamp. */
    boolean timestamped() {
        return level != Level.B;
    }

    /** Who signs first: the certifier, or the agency where it signs alone. */
    public TestIdentity first() {
        return signatures == 2 ? pki.certifier() : pki.agency();
    }
}
