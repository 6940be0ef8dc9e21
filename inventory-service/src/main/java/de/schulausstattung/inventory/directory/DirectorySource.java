package de.schulausstattung.inventory.directory;

/** An official list of schools. Where both know a school, the Schuldatei is preferred. */
public enum DirectorySource {
    /** {@code schuldaten.csv}, open data of the ministry (dl-de/by-2-0). */
    SCHULDATEI,
    /** {@code Schulen.csv} of the SVWS server, an extract of the Schuldatei (BSD-3-Clause). */
    SVWS
}
