package de.schulausstattung.report.indicator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The kinds of devices that figures tell apart, said once: as a condition of SQL and as a filter of inventory's list. The index
 * {@code ix_device_display} repeats the classes of {@link #DISPLAYS}; a plan is held to it by a test.
 */
enum CountedDevices {

    /** What pupils work with. */
    FOR_PUPILS(List.of("TABLET", "NOTEBOOK", "CONVERTIBLE"), List.of("SUS", "POOL")),
    /** What a class looks at. */
    DISPLAYS(List.of("DISPLAY", "PROJECTOR"), List.of()),
    ALL(List.of(), List.of());

    private final List<String> classes;
    private final List<String> userGroups;

    CountedDevices(List<String> classes, List<String> userGroups) {
        this.classes = classes;
        this.userGroups = userGroups;
    }

    /** The condition on the table {@code device d}. */
    String sql() {
        return "d.device_class IN (" + quoted(classes) + ")"
                + (userGroups.isEmpty() ? "" : " AND d.user_group IN (" + quoted(userGroups) + ")");
    }

    /** The list of inventory that shows those in service. */
    String query() {
        return "devices?" + filter("deviceClass", classes) + filter("userGroup", userGroups) + "status=IN_SERVICE";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static String filter(String name, List<String> values) {
        return values.isEmpty() ? "" : name + ".in=" + String.join(",", values) + "&";
    }
}
