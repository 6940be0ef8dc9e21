package de.schulausstattung.inventory.csv;

import java.util.Arrays;

import de.schulausstattung.inventory.Texts;

/** A file is not the table it was said to be. */
public final class UnreadableTable extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;

    /** Names the text that says why, and what the text names. */
    public UnreadableTable(String key, Object... arguments) {
        super(key + " " + Arrays.toString(arguments));
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** Why, as a sentence for people. */
    public String said(Texts problems) {
        return problems.text(key, arguments);
    }
}
