package de.schulausstattung.platform.web;

/** An answer that carries the version of what it shows, so that a change can name the version it was made for. */
public interface Versioned {

    /** Raised when a database is restored from a backup, so that versions that were lost never match again. */
    int epoch();

    /** Counts the changes of the object within the epoch. */
    long version();

    /**
     * Whether nothing that the answer shows changes without the version. Where something does (what is counted elsewhere, what
     * the day decides), an unchanged version is no reason to answer "not modified".
     */
    default boolean versionTellsAll() {
        return true;
    }

    /** The strong entity tag: {@code "epoch.version"}. */
    static String tag(Versioned view) {
        return "\"" + view.epoch() + "." + view.version() + "\"";
    }
}
