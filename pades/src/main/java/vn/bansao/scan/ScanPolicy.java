package vn.bansao.scan;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.SecurityElement;

/**
 * Which rules a {@link ScanGate} applies, and how strictly; dated, for rules age. Immutable.
 *
 * <p>The built-in policies are property files beside this class, one line for each check. They refuse what a rule forbids
 * and warn of the rest. No text was found that gives limits for skew, blur, blank pages, borders, paper sizes and the like,
 * nor any for the scans of copies certified from an original: those limits are this library's own, cited as {@code BanSao},
 * and to be replaced with {@link #with} where an agency has its own.
 */
public final class ScanPolicy {

    /** NĐ 30/2020/NĐ-CP (from 2020-03-05): colour, at least 200 dpi. */
    public static final ScanPolicy ND30_2020 = PolicyFile.read("nd30-2020");

    /**
     * CV 7197/BKHCN-CĐSQG (from 2025-11-29), for archives: at least 300 dpi, colour where there are seals or photos. The 200
     * dpi it permits for ordinary papers of short or medium retention are to be set with {@link #with}.
     */
    public static final ScanPolicy CV7197_2025 = PolicyFile.read("cv7197-2025");

    /** For scans whose making is over: refuses only what is incomplete or can't be read, and warns of the worst. */
    public static final ScanPolicy LENIENT = PolicyFile.read("lenient");

    private static final List<ScanPolicy> NEWEST_FIRST = List.of(CV7197_2025, ND30_2020);

    private final String name;
    private final LocalDate effectiveFrom;
    private final Set<CopyKind> kinds;
    private final Set<SecurityElement> colouredElements;
    private final Map<ScanCheck, ScanRule> rules;

    ScanPolicy(
            String name,
            LocalDate effectiveFrom,
            Set<CopyKind> kinds,
            Set<SecurityElement> colouredElements,
            Map<ScanCheck, ScanRule> rules) {
        this.name = name;
        this.effectiveFrom = effectiveFrom;
        this.kinds = Set.copyOf(kinds);
        this.colouredElements = Set.copyOf(colouredElements);
        this.rules = Collections.unmodifiableMap(new EnumMap<>(rules));
    }

    /**
     * The newest built-in policy that is applied to this kind of copy on that day; {@link #LENIENT} where there is none. The
     * rule of NĐ 30/2020, made for official documents, is applied to every kind but archive records, for want of another.
     */
    public static ScanPolicy at(CopyKind kind, LocalDate day) {
        return NEWEST_FIRST.stream()
                .filter(policy -> policy.kinds.contains(kind) && !policy.effectiveFrom.isAfter(day))
                .findFirst()
                .orElse(LENIENT);
    }

    /** The same policy with another rule for one check; its name tells that it was changed. */
    public ScanPolicy with(ScanCheck check, ScanRule rule) {
        Map<ScanCheck, ScanRule> changed = new EnumMap<>(rules);
        changed.put(check, rule);
        return new ScanPolicy(changedName(), effectiveFrom, kinds, colouredElements, changed);
    }

    /** The same policy with other elements of an original that must be seen in colour. */
    public ScanPolicy withColouredElements(Set<SecurityElement> elements) {
        return new ScanPolicy(changedName(), effectiveFrom, kinds, elements, rules);
    }

    /** The same policy under a name of the agency's own. */
    public ScanPolicy named(String other) {
        return new ScanPolicy(other, effectiveFrom, kinds, colouredElements, rules);
    }

    private String changedName() {
        return name.endsWith("+") ? name : name + "+";
    }

    /** A stable name for reports, such as {@code ND30-2020}; {@code ND30-2020+} for a changed one. */
    public String name() {
        return name;
    }

    /** The first day it applies to. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Which elements of an original must be seen in colour. */
    public Set<SecurityElement> colouredElements() {
        return colouredElements;
    }

    /** How one check is judged. */
    public ScanRule rule(ScanCheck check) {
        return rules.getOrDefault(check, ScanRule.off());
    }

    @Override
    public String toString() {
        return name;
    }
}
