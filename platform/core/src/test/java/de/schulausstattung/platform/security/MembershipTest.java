package de.schulausstattung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "/traeger/10078/it-beschaffung, traeger-10078, -, IT_BESCHAFFUNG",
            "/traeger/10078/schulverwaltung, traeger-10078, -, SCHULVERWALTUNG",
            "/traeger/10078/schulen/165384/schulleitung, traeger-10078, 165384, SCHULLEITUNG",
            "/traeger/10078/schulen/165384/medienberatung, traeger-10078, 165384, MEDIENBERATUNG",
            "/kreis/05754/bildungsbuero, kreis-05754, -, BILDUNGSBUERO",
            "/kreis/05754/gigabit-geschaeftsstelle, kreis-05754, -, GIGABIT_GESCHAEFTSSTELLE",
            "/betrieb, -, -, BETRIEB" })
    void readsAGroupPath(String group, String tenant, String schulnummer, Role role) {
        assertThat(Membership.parse(group)).contains(new Membership(tenant, schulnummer, role, group));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "/", "betrieb", "/betrieb/", "/betrieb/it-beschaffung", "/traeger/10078", "/traeger/10078/",
            "/traeger/1007/it-beschaffung", "/traeger/100780/it-beschaffung", "/traeger/1007a/it-beschaffung",
            "/traeger/١٠٠٧٨/it-beschaffung", "/traeger/10078/unbekannt", "/traeger/10078/IT-BESCHAFFUNG",
            "/traeger/10078/it_beschaffung", "/traeger/10078/it-beschaffung/", "/traeger/10078/it-beschaffung\n",
            "x/traeger/10078/it-beschaffung", "/traeger/10078/schulen/16538/schulleitung",
            "/traeger/10078/schulen/165384", "/traeger/10078/schulen/165384/schulleitung/weiter", "/kreis/5754/bildungsbuero",
            "/traeger/10078/../10079/it-beschaffung" })
    void takesNothingFromAnythingElse(String group) {
        assertThat(Membership.parse(group)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/traeger/10078/schulleitung", "/traeger/10078/bildungsbuero", "/traeger/10078/betrieb",
            "/traeger/10078/schulen/165384/it-beschaffung", "/traeger/10078/schulen/165384/betrieb",
            "/kreis/05754/it-beschaffung", "/kreis/05754/schulleitung" })
    void givesNoRoleOfAnotherLevel(String group) {
        assertThat(Membership.parse(group)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsEachRoleWhereItMayBeHeld(Role role) {
        var group = switch (role.level()) {
            case SCHOOL -> "/traeger/10078/schulen/165384/" + role.groupName();
            case TRAEGER -> "/traeger/10078/" + role.groupName();
            case KREIS -> "/kreis/05754/" + role.groupName();
            case PLATFORM -> "/" + role.groupName();
        };

        assertThat(Membership.parse(group)).hasValueSatisfying(membership -> assertThat(membership.role()).isEqualTo(role));
    }

    @Test
    void onlyTheOperatorOperates() {
        assertThat(Role.values()).filteredOn(role -> role.permissions().contains(Permissions.OPERATE_DIRECTORY)
                || role.permissions().contains(Permissions.OPERATE_EVENTS)).containsExactly(Role.BETRIEB);
    }

    /** What belongs to the Träger, a school may read and no more. */
    @Test
    void schoolsChangeTheirOwnSideOfTheLoopOnly() {
        assertThat(changes(Role.Level.SCHOOL)).containsExactlyInAnyOrder(Permissions.MANAGE_NEEDS, Permissions.ADVISE_NEEDS,
                Permissions.BOOK_MEETINGS, Permissions.APPROVE_PROTOCOLS);
    }

    @Test
    void nobodyAsksAndDecides() {
        assertThat(Role.values()).noneMatch(role -> role.permissions()
                .containsAll(Set.of(Permissions.MANAGE_NEEDS, Permissions.DECIDE_NEEDS)));
    }

    @Test
    void aKreisChangesItsStandardsOnly() {
        assertThat(changes(Role.Level.KREIS)).containsExactly(Permissions.MANAGE_STANDARDS);
    }

    private static Set<String> changes(Role.Level level) {
        return Arrays.stream(Role.values()).filter(role -> role.level() == level).flatMap(role -> role.permissions().stream())
                .filter(permission -> !permission.endsWith(":read") && !Permissions.BY_PARTICIPATION.contains(permission))
                .collect(Collectors.toSet());
    }
}
