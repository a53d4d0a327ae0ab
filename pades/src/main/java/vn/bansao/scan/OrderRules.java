package vn.bansao.scan;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rules of order, as far as numbers tell it: those in the names of files, which sorting by letters puts in disorder, and
 * those that a TIFF file states. What is printed on a page is not read.
 */
final class OrderRules {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Findings findings;

    OrderRules(Findings findings) {
        this.findings = findings;
    }

    void judge(List<CheckedPage> pages) {
        for (int i = 1; i < pages.size(); i++) {
            CheckedPage before = pages.get(i - 1);
            CheckedPage page = pages.get(i);
            if (page.file().equals(before.file())) {
                judgeStated(before.statedNumber(), page.statedNumber(), page);
            } else {
                judgeNames(before.file(), page);
            }
        }
    }

    /** Numbers that start anew are those of files that were joined. */
    private void judgeStated(OptionalInt before, OptionalInt number, CheckedPage page) {
        if (before.isPresent()
                && number.isPresent()
                && number.getAsInt() > 0
                && number.getAsInt() < before.getAsInt()) {
            doubt(page, String.valueOf(number.getAsInt()), String.valueOf(before.getAsInt()));
        }
    }

    /** Only names that differ in one number and in nothing else have an order. */
    private void judgeNames(String before, CheckedPage page) {
        List<String> old = numbers(before);
        List<String> now = numbers(page.file());
        boolean alike = NUMBER.matcher(before)
                .replaceAll("0")
                .equals(NUMBER.matcher(page.file()).replaceAll("0"));
        int differing = -1;
        for (int i = 0; alike && i < now.size(); i++) {
            if (!now.get(i).equals(old.get(i))) {
                alike = differing < 0;
                differing = i;
            }
        }
        if (alike && differing >= 0 && Long.parseLong(now.get(differing)) < Long.parseLong(old.get(differing))) {
            doubt(page, now.get(differing), old.get(differing));
        }
    }

    private static List<String> numbers(String name) {
        return NUMBER.matcher(name).results().map(MatchResult::group).toList();
    }

    private void doubt(CheckedPage page, String number, String before) {
        findings.add(ScanCheck.SCAN_ORDER_DOUBTFUL, page, number, before);
    }
}
