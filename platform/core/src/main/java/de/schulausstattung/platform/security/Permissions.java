package de.schulausstattung.platform.security;

import java.util.Set;
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

    /** Read equipment standards. */
    public static final String READ_STANDARDS = "standards:read";
    /** Date equipment standards, adopt them and deviate from them. */
    public static final String MANAGE_STANDARDS = "standards:manage";
    /** Read what schools have and lack, Medienkonzepte, rounds, needs and procurement items. */
    public static final String READ_NEEDS = "needs:read";
    /** Record a school's Medienkonzepte, ask for what it needs and rank it. */
    public static final String MANAGE_NEEDS = "needs:manage";
    /** Comment needs as pedagogical adviser. */
    public static final String ADVISE_NEEDS = "needs:advise";
    /** Open rounds, rank and decide needs for the Träger. */
    public static final String DECIDE_NEEDS = "needs:decide";
    /** Read budget limits and what is left of them. */
    public static final String READ_BUDGET = "budget:read";
    /** Set budget limits. */
    public static final String MANAGE_BUDGET = "budget:manage";
    /** Order what was decided. */
    public static final String PROCURE = "procurement:manage";
    /** Read the talks of a school or of a whole Träger: that of the own school, or which there are and how far they are. */
    public static final String READ_MEETINGS = "meetings:read";
    /** Read the talks in which the caller takes part, and no other one of the school; see {@link #BY_PARTICIPATION}. */
    public static final String ATTEND_MEETINGS = "meetings:attend";
    /** Book a slot for a school's talk, answer its invitation and propose topics. */
    public static final String BOOK_MEETINGS = "meetings:book";
    /** Plan rounds and slots, invite, lead talks and write protocols. */
    public static final String MANAGE_MEETINGS = "meetings:manage";
    /** Approve a protocol for one's party, or object to it. */
    public static final String APPROVE_PROTOCOLS = "protocols:approve";

    /**
     * Permissions that open no school and no Träger: whoever has one sees what he takes part in by name (ADR 0026), wherever
     * the role is held.
     */
    static final Set<String> BY_PARTICIPATION = Set.of(ATTEND_MEETINGS);

    private Permissions() {
    }

    /**
     * What stands in {@code @RolesAllowed}: a permission, or the configuration key {@code ${…}} under which a service lists
     * those that reach a resource of the platform.
     */
    public static Stream<String> named(String permission) {
        return permission.startsWith("${")
                ? ConfigProvider.getConfig().getValues(permission.substring(2, permission.length() - 1), String.class).stream()
                : Stream.of(permission);
    }
}
