package de.schulausstattung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.platform.tenancy.Scope;

class CallerTest {

    private static final String IT_A = "/traeger/10078/it-beschaffung";
    private static final String SCHOOL_A = "/traeger/10078/schulen/165384/schulleitung";
    private static final String SCHOOL_B = "/traeger/10079/schulen/170001/medienberatung";

    @ParameterizedTest(name = "{0} with X-Tenant {1} is {2} in {3}")
    @CsvSource(nullValues = "-", value = {
            "-, -, NONE, -",
            "-, traeger-10078, FOREIGN, -",
            "/traeger/10078/it-beschaffung, -, CHOSEN, traeger-10078",
            "/traeger/10078/it-beschaffung, traeger-10078, CHOSEN, traeger-10078",
            "/traeger/10078/it-beschaffung, traeger-10079, FOREIGN, -",
            "/traeger/10078/it-beschaffung, '', FOREIGN, -",
            "/traeger/10078/it-beschaffung, TRAEGER-10078, FOREIGN, -",
            "/traeger/10078/it-beschaffung, '* ', FOREIGN, -",
            "/traeger/10078/it-beschaffung;/traeger/10079/schulen/170001/medienberatung, -, AMBIGUOUS, -",
            "/traeger/10078/it-beschaffung;/traeger/10079/schulen/170001/medienberatung, traeger-10079, CHOSEN, traeger-10079",
            "/traeger/10078/it-beschaffung;/kreis/05754/bildungsbuero, -, AMBIGUOUS, -",
            "/betrieb, -, OPERATOR, -",
            "/betrieb, traeger-10078, FOREIGN, -",
            "/betrieb, betrieb, FOREIGN, -",
            "/betrieb;/traeger/10078/it-beschaffung, -, CHOSEN, traeger-10078",
            "/nonsense, -, NONE, -" })
    void choosesTheTenant(String groups, String header, Caller.Choice choice, String tenant) {
        var caller = choose(header, groups == null ? new String[0] : groups.split(";", -1));

        assertThat(caller.choice()).isEqualTo(choice);
        assertThat(caller.tenant()).isEqualTo(tenant);
        if (choice != Caller.Choice.CHOSEN && choice != Caller.Choice.OPERATOR) {
            assertThat(caller.permissions()).isEmpty();
            assertThat(caller.scope(Set.of())).isNull();
        }
    }

    @Test
    void aRoleInOneTenantGivesNothingInAnother() {
        var inB = choose("traeger-10079", IT_A, SCHOOL_B);

        assertThat(inB.permissions()).doesNotContain(Permissions.MANAGE_INVENTORY).contains(Permissions.READ_INVENTORY);
        assertThat(inB.scope(Set.of())).isEqualTo(new Scope.SomeSchools("traeger-10079", Set.of("170001")));
    }

    @Test
    void anOperatorWithATenantDoesNotOperateThere() {
        assertThat(choose(null, "/betrieb", IT_A).permissions()).doesNotContain(Permissions.OPERATE_DIRECTORY);
    }

    @Test
    void aSchoolIsSeenBySchoolOnly() {
        var caller = choose(null, SCHOOL_A, "/traeger/10078/schulen/165385/schulleitung");

        assertThat(caller.scope(Set.of())).isEqualTo(new Scope.SomeSchools("traeger-10078", Set.of("165384", "165385")));
    }

    @Test
    void aMembershipInTheTenantSeesTheWholeTenant() {
        var caller = choose(null, SCHOOL_A, IT_A);

        assertThat(caller.scope(Set.of())).isEqualTo(new Scope.WholeTenant("traeger-10078"));
    }

    private static Caller choose(@Nullable String header, String... groups) {
        return Caller.choose("subject", "client",
                Arrays.stream(groups).flatMap(group -> Membership.parse(group).stream()).toList(),
                header);
    }

    @Test
    void widensAPermissionByNoMembershipThatDoesNotGrantIt() {
        var caller = Caller.choose("s", "portal", List.of(
                Membership.parse("/traeger/10078/datenschutz").orElseThrow(),
                Membership.parse("/traeger/10078/schulen/165384/medienbeauftragte").orElseThrow()), null);

        assertThat(caller.scope(Set.of(Permissions.READ_INVENTORY)))
                .isEqualTo(new Scope.SomeSchools("traeger-10078", Set.of("165384")));
        assertThat(caller.scope(Set.of(Permissions.READ_REPORTS))).isEqualTo(new Scope.WholeTenant("traeger-10078"));
    }

    /** Seen red while an adviser of a school saw all of its talks, because the role is held there. */
    @Test
    void whoTakesPartByNameSeesNoSchoolForIt() {
        var caller = choose(null, SCHOOL_A, "/traeger/10078/schulen/170001/medienberatung");

        assertThat(caller.scope(Set.of(Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS)))
                .isEqualTo(new Scope.SomeSchools("traeger-10078", Set.of("165384")));
        assertThat(choose(null, SCHOOL_B).scope(Set.of(Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS)))
                .isEqualTo(new Scope.SomeSchools("traeger-10079", Set.of()));
    }
}
