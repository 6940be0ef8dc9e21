package de.schulausstattung.platform.security;

import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;

/** The permissions that endpoints ask for; {@link Role} says who has which. */
public final class Permissions {

    /** Read the public school directory. */
    public static final String READ_DIRECTORY = "directory:read";
    /** Import the school directory, register Träger, date the rules of figures; the operator's. */
    public static final String OPERATE_DIRECTORY = "directory:operate";
    /** See events that could not be applied, replay and republish; the operator's. */
    public static final String OPERATE_EVENTS = "events:operate";
    /** Read schools, rooms, counts and devices. */
    public static final String READ_INVENTORY = "inventory:read";
    /** Adopt schools, maintain rooms, counts, models and devices, import and receive goods. */
    public static final String MANAGE_INVENTORY = "inventory:manage";
    /** Read indicators and annual reports. */
    public static final String READ_REPORTS = "reports:read";
    /** Freeze annual reports and release figures to the Kreis. */
    public static final String MANAGE_REPORTS = "reports:manage";
    /** Read the comparison of the Träger of a Kreis: aggregates only. */
    public static final String READ_COMPARISON = "comparison:read";

    private Permissions() {
    }

    /**
     * What stands in {@code @RolesAllowed}: a permission, or the configuration key {@code ${…}} under which a service lists
     * those
     * that reach a resource of the platform.
     */
    public static Stream<String> named(String permission) {
        return permission.startsWith("${")
                ? ConfigProvider.getConfig().getValues(permission.substring(2, permission.length() - 1), String.class).stream()
                : Stream.of(permission);
    }
}
