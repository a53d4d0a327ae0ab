package vn.bansao.verify.report;

import static vn.bansao.verify.report.Words.fact;
import static vn.bansao.verify.report.Words.known;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.Finding;
import vn.bansao.verify.Indication;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.SubIndication;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** A report as the values of the template. */
final class HtmlReport {
    private static final int MOST_SHOWN = 200; // of each list: more is read by programs only
    private final ValidationReport report;
    private final HtmlPages pages;
    private final Words words;

    HtmlReport(ValidationReport report, HtmlPages pages, Words words) {
        this.report = report;
        this.pages = pages;
        this.words = words;
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        head(values);
        list("signatures", report.signatures(), this::signature, values);
        list("timestamps", report.timestamps(), this::timestamp, values);
        list("findings", report.findings(), this::finding, values);
        values.put("copy", report.copy().map(this::copy).orElse(List.of()));
        values.put("hasCopy", report.copyOrNull() != null);
        values.put("claims", report.verdict() != Verdict.VALID);
        values.put("second", report.secondOpinion().map(this::second).orElse(List.of()));
        values.put("hasSecond", report.secondOpinionOrNull() != null);
        pages(values);
        values.put(
                "notChecked",
                new NotChecked(report, words)
                        .sentences(!pages.pages().isEmpty()).stream()
                                .map(sentence -> Map.of("text", sentence))
                                .toList());
        return values;
    }

    private void head(Map<String, Object> values) {
        Verdict verdict = report.verdict();
        values.put("file", HtmlText.shortened(report.file()));
        values.put("tone", Tone.of(verdict).style());
        values.put("symbol", Tone.symbol(verdict));
        values.put("verdict", words.say("verdict." + verdict));
        String profile = verdict == Verdict.VALID ? report.profile() + "." : "";
        values.put("meaning", words.say("html.meaning." + profile + verdict));
        values.put("reason", verdict == Verdict.VALID ? "" : reason());
        values.put(
                "facts",
                List.of(
                        fact(words.say("html.checkedAt"), words.time(report.checkedAt())),
                        fact(
                                words.say("html.passed"),
                                report.validSignaturesCount() + "/"
                                        + report.signatures().size()),
                        fact(words.say("html.question"), words.say("profile." + report.profile())),
                        fact(words.say("html.policy"), report.policy())));
    }

    /** The gravest finding; of several, that of a signature says most. */
    private String reason() {
        Stream<Finding> ofSignatures = report.signatures().stream().flatMap(signature -> signature.findings().stream());
        return Stream.concat(ofSignatures, report.findings().stream())
                .min(Comparator.comparing(Finding::severity))
                .map(finding -> HtmlText.shortened(finding.sentence(words.locale())))
                .orElse("");
    }

    private interface Form<T> {
        Map<String, Object> of(int number, T item);
    }

    private <T> void list(String name, List<T> items, Form<T> form, Map<String, Object> values) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_SHOWN, items.size()); i++) {
            shown.add(form.of(i + 1, items.get(i)));
        }
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        values.put(name, shown);
        values.put("has" + capital, !items.isEmpty());
        values.put(
                "more" + capital,
                items.size() > shown.size() ? words.say("html.more", items.size() - shown.size()) : "");
    }

    private Map<String, Object> signature(int number, SignatureVerdict signature) {
        List<Map<String, Object>> facts = new ArrayList<>();
        facts.add(fact(words.say("html.signer"), signature.signer().nameOrNull()));
        facts.add(fact(words.say("html.organisation"), signature.signer().organisationOrNull()));
        facts.add(fact(words.say("html.issuer"), signature.signer().issuerOrNull()));
        String time = signature.times().proved() ? "html.proved" : "html.unproved";
        facts.add(fact(words.say(time), words.time(signature.times().best())));
        OffsetDateTime claimed = signature.times().claimedOrNull();
        if (claimed != null) {
            facts.add(fact(words.say("html.claimed"), words.time(claimed)));
        }
        facts.add(fact(words.say("html.coverage"), words.say("coverage." + signature.coverage())));
        facts.add(fact(words.say("html.modifications"), words.say("modifications." + signature.modifications())));
        facts.add(fact(words.say("html.algorithm"), signature.algorithmOrNull()));
        facts.add(fact(words.say("html.level"), signature.level()));
        facts.add(fact(words.say("html.field"), signature.field()));
        if (!pages.pages().isEmpty()) {
            String shown = pages.showing(signature.field())
                    .map(numbers -> words.say("html.shownOn", numbers))
                    .orElse(words.say("html.shownNowhere"));
            facts.add(fact(words.say("html.shown"), shown));
        }
        if (!signature.findings().isEmpty()) {
            facts.add(fact(words.say("html.codes"), codes(signature.findings())));
        }
        Map<String, Object> values = state(signature.indication(), signature.subIndicationOrNull());
        values.put("title", HtmlPages.title(number, signature, words));
        values.put("facts", facts);
        return values;
    }

    private static String codes(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> timestamp(int number, TimestampVerdict timestamp) {
        Map<String, Object> values = state(timestamp.indication(), timestamp.subIndicationOrNull());
        values.put("kind", words.say("timestamp." + timestamp.kind()));
        values.put("time", timestamp.time().map(words::time).orElse("?"));
        values.put("authority", fact("", timestamp.authorityOrNull()).get("value"));
        return values;
    }

    private Map<String, Object> state(Indication indication, @Nullable SubIndication why) {
        Map<String, Object> values = new HashMap<>();
        values.put("tone", Tone.of(indication).style());
        values.put("symbol", Tone.symbol(indication));
        values.put("state", words.say("indication." + indication));
        values.put("why", why == null ? "" : why.name());
        return values;
    }

    private Map<String, Object> finding(int number, Finding finding) {
        return Map.of(
                "tone", Tone.of(finding.severity()).style(),
                "symbol", Tone.symbol(finding.severity()),
                "severity", words.say("severity." + finding.severity()),
                "code", finding.code().name(),
                "text", HtmlText.shortened(finding.sentence(words.locale())),
                "hint", HtmlText.shortened(finding.hint(words.locale()).orElse("")));
    }

    private List<Map<String, Object>> copy(CopyFacts copy) {
        String kind = copy.kindOrNull();
        return known(List.of(
                fact(words.say("html.kind"), kind == null ? null : words.sayOr("html.kind.", kind)),
                fact(words.say("html.number"), copy.numberOrNull()),
                fact(words.say("html.volume"), copy.volumeOrNull()),
                fact(words.say("html.year"), copy.yearOrNull()),
                fact(words.say("html.agency"), copy.agencyOrNull()),
                fact(words.say("html.certifier"), copy.certifierOrNull()),
                fact(words.say("html.copyCode"), copy.copyCodeOrNull()),
                fact(words.say("html.scans"), copy.pagesOrNull()),
                fact(words.say("html.renewBefore"), words.date(copy.renewBeforeOrNull()))));
    }

    private List<Map<String, Object>> second(OtherOpinion opinion) {
        List<Map<String, Object>> facts = new ArrayList<>();
        boolean failed = opinion.failureOrNull() != null;
        facts.add(fact(words.say("html.engine"), opinion.engine() + " " + opinion.version()));
        facts.add(fact(
                words.say("html.result"),
                failed ? words.say("second.none") : words.say("verdict." + opinion.verdict())));
        facts.add(fact(words.say("html.agreement"), words.say(opinion.agrees() ? "second.agrees" : "second.differs")));
        facts.add(fact(words.say("html.failure"), opinion.failureOrNull()));
        opinion.signatures().stream()
                .limit(MOST_SHOWN)
                .forEach(signature -> facts.add(fact(
                        HtmlText.shortened(signature.field()),
                        words.say("indication." + signature.indication())
                                + (signature.subIndicationOrNull() == null
                                        ? ""
                                        : " (" + signature.subIndicationOrNull() + ")"))));
        return known(facts);
    }

    private void pages(Map<String, Object> values) {
        int shown = pages.pages().size();
        int all = pages.preview().pagesCount();
        values.put("hasPages", pages.wanted());
        values.put("noPages", shown == 0);
        values.put("pages", pages.pages());
        values.put("morePages", shown < all && shown > 0 ? words.say("html.morePages", shown, all) : "");
    }
}
