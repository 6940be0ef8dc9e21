package de.schulausstattung.platform.paging;

/** Whether a list says how many rows match: counting costs, so it must be asked for. */
public enum CountMode {
    none,
    estimate,
    exact
}
