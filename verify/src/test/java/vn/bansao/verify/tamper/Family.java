package vn.bansao.verify.tamper;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The vectors by what they have in common. */
enum Family {
    AFTER_THE_SEAL(List.of(
            AfterTheSealTest::pages,
            AfterTheSealTest::forms,
            AfterTheSealTest::catalogs,
            AfterTheSealTest::bytes,
            AfterTheSealTest::stamps)),
    SIGNATURE_FORGERY(List.of(
            SignatureForgeryTest::appended,
            SignatureForgeryTest::ranges,
            SignatureForgeryTest::gaps,
            SignatureForgeryTest::transplants)),
    SIGNED_ANEW(List.of(
            SignedAnewTest::records,
            SignedAnewTest::dates,
            SignedAnewTest::pages,
            SignedAnewTest::roles,
            SignedAnewTest::between,
            SignedAnewTest::protections)),
    INCREMENTAL_SAVING(List.of(IncrementalSavingTest::vectors)),
    PREPARED(List.of(PreparedAttacksTest::vectors)),
    CMS(List.of(CmsForgeryTest::vectors)),
    STREAM_TRICKS(List.of(StreamTricksTest::vectors)),
    STORES(List.of(StoresTest::vectors)),
    TRUST(List.of(TrustTest::vectors)),
    DATED_ALGORITHMS(List.of(DatedAlgorithmsTest::vectors)),
    CIRCUMSTANCES(List.of(CircumstancesTest::vectors)),
    NOTES(List.of(NotesTest::vectors));

    private final List<Supplier<Stream<? extends Vector>>> sources;

    Family(List<Supplier<Stream<? extends Vector>>> sources) {
        this.sources = sources;
    }

    /** The name of its {@code .expect} file. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its vectors; making them costs nothing until they are judged. */
    List<Vector> vectors() {
        return sources.stream().<Vector>flatMap(Supplier::get).toList();
    }

    /** What must be said to each. */
    Map<String, Expectation> lines() {
        return Expectation.of(file());
    }
}
