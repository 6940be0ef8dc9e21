package de.schulausstattung.platform.web;

/** An answer that shows one object and can say under which last path segment it is found. */
public interface Identified {

    /** The id as it stands in the path. */
    String pathId();
}
