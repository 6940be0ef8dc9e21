package de.schulausstattung.platform.security;

import static de.schulausstattung.platform.security.Permissions.ADVISE_NEEDS;
import static de.schulausstattung.platform.security.Permissions.APPROVE_PROTOCOLS;
import static de.schulausstattung.platform.security.Permissions.ATTEND_MEETINGS;
import static de.schulausstattung.platform.security.Permissions.BOOK_MEETINGS;
import static de.schulausstattung.platform.security.Permissions.DECIDE_NEEDS;
import static de.schulausstattung.platform.security.Permissions.MANAGE_BUDGET;
import static de.schulausstattung.platform.security.Permissions.MANAGE_INVENTORY;
import static de.schulausstattung.platform.security.Permissions.MANAGE_MEETINGS;
import static de.schulausstattung.platform.security.Permissions.MANAGE_NEEDS;
import static de.schulausstattung.platform.security.Permissions.MANAGE_REPORTS;
import static de.schulausstattung.platform.security.Permissions.MANAGE_STANDARDS;
import static de.schulausstattung.platform.security.Permissions.OPERATE_DIRECTORY;
import static de.schulausstattung.platform.security.Permissions.OPERATE_EVENTS;
import static de.schulausstattung.platform.security.Permissions.PROCURE;
import static de.schulausstattung.platform.security.Permissions.READ_BUDGET;
import static de.schulausstattung.platform.security.Permissions.READ_COMPARISON;
import static de.schulausstattung.platform.security.Permissions.READ_DIRECTORY;
import static de.schulausstattung.platform.security.Permissions.READ_INVENTORY;
import static de.schulausstattung.platform.security.Permissions.READ_MEETINGS;
import static de.schulausstattung.platform.security.Permissions.READ_NEEDS;
import static de.schulausstattung.platform.security.Permissions.READ_REPORTS;
import static de.schulausstattung.platform.security.Permissions.READ_STANDARDS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The roles of schools, Träger, Kreis and Land (domain.md §6), where each may be held, and what it permits. The last part of
 * a Keycloak group path names the role in lower case with hyphens: {@code /traeger/10078/it-beschaffung}.
 */
public enum Role {

    SCHULLEITUNG(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, MANAGE_NEEDS,
            READ_MEETINGS, BOOK_MEETINGS, APPROVE_PROTOCOLS),
    MEDIENBEAUFTRAGTE(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, MANAGE_NEEDS,
            READ_MEETINGS, BOOK_MEETINGS),
    IT_BEAUFTRAGTE(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, MANAGE_NEEDS,
            READ_MEETINGS, BOOK_MEETINGS),
    MEDIENKOORDINATION(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, MANAGE_NEEDS,
            READ_MEETINGS, BOOK_MEETINGS),
    SUPPORT_L1(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY),
    MEDIENBERATUNG(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, ADVISE_NEEDS,
            ATTEND_MEETINGS),
    KOMPETENZTEAM(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, ADVISE_NEEDS,
            ATTEND_MEETINGS),
    SCHULAUFSICHT(Level.SCHOOL, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, ATTEND_MEETINGS),

    IT_BESCHAFFUNG(Level.TRAEGER, READ_DIRECTORY, READ_INVENTORY, MANAGE_INVENTORY, READ_REPORTS, MANAGE_REPORTS,
            READ_STANDARDS,
            MANAGE_STANDARDS, READ_NEEDS, DECIDE_NEEDS, READ_BUDGET, PROCURE, READ_MEETINGS, MANAGE_MEETINGS,
            APPROVE_PROTOCOLS),
    SCHULVERWALTUNG(Level.TRAEGER, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, MANAGE_REPORTS, READ_STANDARDS,
            MANAGE_STANDARDS, READ_NEEDS, READ_BUDGET, MANAGE_BUDGET,
            READ_MEETINGS, APPROVE_PROTOCOLS),
    MEDIENZENTRUM(Level.TRAEGER, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, ADVISE_NEEDS,
            READ_MEETINGS, MANAGE_MEETINGS),
    SUPPORT_L2(Level.TRAEGER, READ_DIRECTORY, READ_INVENTORY),
    DATENSCHUTZ(Level.TRAEGER, READ_DIRECTORY, READ_REPORTS),
    RECHNUNGSPRUEFUNG(Level.TRAEGER, READ_DIRECTORY, READ_INVENTORY, READ_REPORTS, READ_STANDARDS, READ_NEEDS, READ_BUDGET),
    /** Machine clients of a Träger: MDM, school software, portals that write. */
    INTEGRATION(Level.TRAEGER, READ_DIRECTORY, READ_INVENTORY, MANAGE_INVENTORY, READ_STANDARDS, READ_NEEDS),

    BILDUNGSBUERO(Level.KREIS, READ_DIRECTORY, READ_COMPARISON, READ_STANDARDS, MANAGE_STANDARDS),
    BREITBANDKOORDINATION(Level.KREIS, READ_DIRECTORY, READ_COMPARISON, READ_STANDARDS),
    GIGABIT_GESCHAEFTSSTELLE(Level.KREIS, READ_DIRECTORY, READ_COMPARISON, READ_STANDARDS),

    /** Runs the installation; has no tenant and sees no business data. */
    BETRIEB(Level.PLATFORM, READ_DIRECTORY, OPERATE_DIRECTORY, OPERATE_EVENTS);

    /** Where a role is held. */
    public enum Level {
        SCHOOL,
        TRAEGER,
        KREIS,
        PLATFORM
    }

    private static final Map<String, Role> BY_GROUP = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(role -> role.level + "/" + role.groupName, Function.identity()));

    private final Level level;
    private final String groupName;
    private final Set<String> permissions;

    Role(Level level, String... permissions) {
        this.level = level;
        this.groupName = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.permissions = Set.of(permissions);
    }

    /** Where this role is held; a group path that puts it elsewhere gives nothing. */
    Level level() {
        return level;
    }

    /** What the role permits where it is held. */
    public Set<String> permissions() {
        return permissions;
    }

    /** The name of the role in a group path: {@code it-beschaffung}. */
    public String groupName() {
        return groupName;
    }

    static Optional<Role> ofGroup(String name, Level level) {
        return Optional.ofNullable(BY_GROUP.get(level + "/" + name));
    }
}
