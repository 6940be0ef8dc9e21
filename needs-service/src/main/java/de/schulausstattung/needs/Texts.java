package de.schulausstattung.needs;

/** Texts for people, by key, in the language of the request. */
@FunctionalInterface
public interface Texts {

    /** The text under this key in {@code problems_de.properties} or {@code problems_en.properties}. */
    String text(String key, Object... arguments);
}
