package vn.bansao.benchmarks.report;

/**
 * One job that peers are compared in: rows of the same case may be divided by each other, others may not.
 *
 * @param task what is done
 * @param keys the signers' keys, a constant of {@code KeyKind}
 * @param pages A4 JPEG pages in a copy
 * @param signatures 1 (agency) or 2 (certifier, agency)
 * @param level {@code B}, {@code T}, {@code LT} or {@code LTA}
 * @param provider whose cryptography the signers use: {@code JDK} or {@code ACCP}
 * @param threads how many work at the same time
 */
public record Case(Task task, String keys, int pages, int signatures, String level, String provider, int threads) {

    /** What is done in an operation. */
    public enum Task {
        /** Scans in, a signed copy out. */
        SIGNING,
        /** As signing, five copies of one original at once. */
        FIVE_COPIES,
        /** A part of signing, by itself. */
        STAGE,
        /** As signing, of scans of one kind or another. */
        SCANS,
        /** A page in, what the gate objects to out. */
        GATE,
        /** A copy in, a verdict out. */
        VERIFYING
    }

    /** Signing at B-B with P-256 keys and the JDK's cryptography, in one thread. */
    public static Case signing(int pages, int signatures) {
        return new Case(Task.SIGNING, "P256", pages, signatures, "B", "JDK", 1);
    }

    /** Verifying a page at B-B with P-256 keys. */
    public static Case verifying(int signatures) {
        return new Case(Task.VERIFYING, "P256", 1, signatures, "B", "JDK", 1);
    }

    /** Signing as above, of scans of any kind. */
    public static Case scans(int pages) {
        return signing(pages, 1).task(Task.SCANS);
    }

    /** A gate's checks of one page. */
    public static Case gate() {
        return signing(1, 1).task(Task.GATE);
    }

    /** The same of another task. */
    public Case task(Task other) {
        return new Case(other, keys, pages, signatures, level, provider, threads);
    }

    /** The same with other keys. */
    public Case keys(String other) {
        return new Case(task, other, pages, signatures, level, provider, threads);
    }

    /** The same at another level. */
    public Case level(String other) {
        return new Case(task, keys, pages, signatures, other, provider, threads);
    }

    /** The same with another provider's cryptography. */
    public Case provider(String other) {
        return new Case(task, keys, pages, signatures, level, other, threads);
    }

    /** The same in more threads. */
    public Case threads(int count) {
        return new Case(task, keys, pages, signatures, level, provider, count);
    }

    /** Whether it is one of the jobs that the goals compare: the others show how far these hold. */
    boolean isHeadline() {
        return equals(signing(pages, signatures).provider(provider));
    }

    /** Such as {@code 1 page, 2 signatures, P256, B-B, JDK}; signing is not said, since it is the rule. */
    @Override
    public String toString() {
        if (task == Task.GATE) {
            return "a gate's checks of an A4 page, 300 dpi";
        }
        String words = prefix() + count(pages, "page") + ", " + count(signatures, "signature") + ", " + keys + ", B-"
                + level + ", " + provider;
        return threads == 1 ? words : words + ", " + count(threads, "thread");
    }

    private String prefix() {
        return switch (task) {
            case SIGNING -> "";
            case FIVE_COPIES -> "five copies of ";
            case STAGE -> "stages of ";
            case SCANS -> "kinds of scans, ";
            case GATE -> "";
            case VERIFYING -> "verifying ";
        };
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
