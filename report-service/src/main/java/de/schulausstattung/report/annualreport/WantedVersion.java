package de.schulausstattung.report.annualreport;

import org.jspecify.annotations.Nullable;

/**
 * Which report of a year a caller asks for: the newest frozen one or else a draft, the draft in any case, or a version.
 *
 * @param draft whether the frozen ones do not matter
 * @param number of the version, or null for the newest
 */
record WantedVersion(boolean draft, @Nullable Integer number) {

    static final String FORM = "draft|[1-9][0-9]{0,3}";

    static WantedVersion of(@Nullable String parameter) {
        if (parameter == null) {
            return new WantedVersion(false, null);
        }
        return parameter.equals("draft") ? new WantedVersion(true, null) : new WantedVersion(false, Integer.valueOf(parameter));
    }
}
