package de.schulausstattung.needs.standard;

/** What has become of a version. */
public enum StandardStatus {
    SET,
    OFFERED,
    WITHDRAWN
}
