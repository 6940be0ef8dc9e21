package de.schulausstattung.platform.web;

/** An answer that carries the version of what it shows, so that a change can name the version it was made for. */
public interface Versioned {

    /** Raised when a database is restored from a backup, so that versions that were lost never match again. */
    int epoch();

    /** Counts the changes of the object within the epoch. */
    long version();

    /** The strong entity tag: {@code "epoch.version"}. */
    static String tag(Versioned view) {
        return "\"" + view.epoch() + "." + view.version() + "\"";
    }
}
