package de.schulausstattung.inventory;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.ProblemTexts;

/** Texts for people, by key, in one language: that of a request, or of whoever asked for a job. */
@FunctionalInterface
public interface Texts {

    /** The text under this key in {@code problems_de.properties} or {@code problems_en.properties}. */
    String text(String key, Object... arguments);

    /** The texts of a language; German where none is named. */
    static Texts in(@Nullable String language) {
        var locale = language == null ? Locale.GERMAN : Locale.of(language);
        return (key, arguments) -> ProblemTexts.text(key, locale, arguments);
    }
}
