package de.schulausstattung.gateway.pages;

import java.util.Locale;

import de.schulausstattung.platform.problem.ProblemTexts;

/** The texts of one problem, with an ellipsis for whatever it would name. */
record ProblemText(String slug, String title, String detail) {

    private static final Object[] UNNAMED = { "…", "…", "…", "…" };

    static ProblemText of(String slug, Locale locale) {
        return new ProblemText(slug, ProblemTexts.text(slug + ".title", locale),
                ProblemTexts.text(slug + ".detail", locale, UNNAMED));
    }
}
