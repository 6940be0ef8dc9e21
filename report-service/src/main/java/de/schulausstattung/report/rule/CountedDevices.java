package de.schulausstattung.report.rule;

import java.util.List;

/**
 * Which devices a measure counts.
 *
 * @param pupilClasses what pupils work with
 * @param pupilUserGroups for whom those devices are
 * @param displayClasses what a class looks at
 */
public record CountedDevices(List<String> pupilClasses, List<String> pupilUserGroups, List<String> displayClasses) {

    /** Of the reference. */
    static final CountedDevices REFERENCE = new CountedDevices(List.of("TABLET", "NOTEBOOK", "CONVERTIBLE"),
            List.of("SUS", "POOL"), List.of("DISPLAY", "PROJECTOR"));

    public CountedDevices {
        pupilClasses = List.copyOf(pupilClasses);
        pupilUserGroups = List.copyOf(pupilUserGroups);
        displayClasses = List.copyOf(displayClasses);
    }
}
