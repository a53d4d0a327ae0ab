package vn.bansao.examples.quickstart;

import java.util.Locale;
import java.util.Map;

/** What the example says, in Vietnamese or English. */
final class Texts {
    private final boolean vietnamese;

    private Texts(boolean vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** The language asked for, else Vietnamese, unless the environment's LANG is English. */
    static Texts of(String language, Map<String, String> environment) {
        if (!language.isEmpty()) {
            return new Texts(language.equals("vi"));
        }
        return new Texts(!environment.getOrDefault("LANG", "").startsWith("en"));
    }

    Locale locale() {
        return vietnamese ? Locale.forLanguageTag("vi") : Locale.ENGLISH;
    }

    String say(String vi, String en) {
        return vietnamese ? vi : en;
    }
}
