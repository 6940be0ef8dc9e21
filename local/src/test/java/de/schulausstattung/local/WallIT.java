package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;

/**
 * Who gets in where: strangers, schools and several tenants through the gateway, past it, and with headers instead of a token.
 */
@ExtendWith(SuiteExtension.class)
@Order(1)
class WallIT {

    private static final String INVENTORY = Api.INVENTORY;
    private static final String NEEDS = Api.NEEDS;
    private static final String MEETINGS = Api.MEETINGS;
    private static final String REPORTS = Api.REPORTS;
    private static final String ANNUAL_REPORT = REPORTS + "/annual-reports/" + Season.now().jahr();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningSuite suite;
    private final People people;

    WallIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
    }

    @Test
    void strangersLearnNothingOfASchool() {
        var school = People.school();
        var device = people.as(People.CLERK).get(INVENTORY + "/devices?limit=1&schulnummer=" + school.schulnummer())
                .require().json().path("items").get(0);
        var single = List.of(INVENTORY + "/schools/" + school.schulnummer(),
                INVENTORY + "/devices/" + device.path("id").asText(),
                INVENTORY + "/devices/" + device.path("id").asText() + "/history",
                NEEDS + "/schools/" + school.schulnummer() + "/gap",
                REPORTS + "/schools/" + school.schulnummer() + "/indicators");
        var lists = List.of(INVENTORY + "/devices?count=exact&schulnummer=" + school.schulnummer(),
                INVENTORY + "/devices?count=exact&inventoryNumber=" + encoded(device.path("inventoryNumber").asText()),
                INVENTORY + "/rooms?count=exact&schulnummer=" + school.schulnummer());
        var markers = List.of(school.name(), device.path("inventoryNumber").asText());
        var gateway = suite.url(RunningSuite.GATEWAY);

        for (var stranger : List.of(People.STRANGER, People.TWO_TRAEGER)) {
            var api = stranger.equals(People.TWO_TRAEGER) ? people.as(stranger).with("X-Tenant", "traeger-19903")
                    : people.as(stranger);
            single.forEach(path -> assertThat(hidden(api.get(path), markers)).as(stranger + " " + path).isEqualTo(404));
            lists.forEach(path -> {
                var answer = api.get(path);
                assertThat(hidden(answer, markers)).as(stranger + " " + path).isEqualTo(200);
                assertThat(answer.json().path("items")).isEmpty();
                assertThat(answer.json().path("count").path("value").asLong(-1)).isZero();
            });
        }
        Stream.concat(single.stream(), lists.stream()).forEach(path -> {
            assertThat(hidden(people.as(People.KREIS).get(path), markers)).as("Kreis " + path).isEqualTo(403);
            assertThat(hidden(people.as(People.OPERATOR).get(path), markers)).as("Betrieb " + path).isIn(403, 404);
            assertThat(hidden(Api.at(gateway).get(path), markers)).as("nobody " + path).isEqualTo(401);
        });
    }

    @Test
    void theHeadOfASchoolSeesThatSchoolAlone() {
        var head = people.as(People.HEAD);
        var other = People.otherSchool();
        var own = People.school().schulnummer();

        assertThat(head.get(INVENTORY + "/schools/" + own).status()).isEqualTo(200);
        assertThat(hidden(head.get(INVENTORY + "/schools/" + other.schulnummer()), List.of(other.name()))).isEqualTo(404);
        assertThat(hidden(head.get(REPORTS + "/schools/" + other.schulnummer() + "/indicators"), List.of(other.name())))
                .isEqualTo(404);
        assertThat(head.get(NEEDS + "/schools/" + own + "/gap").status()).isEqualTo(200);
        assertThat(hidden(head.get(NEEDS + "/schools/" + other.schulnummer() + "/gap"), List.of(other.name())))
                .isEqualTo(404);
        assertThat(count(head, "/devices?count=exact&schulnummer=" + other.schulnummer())).isZero();
        assertThat(count(head, "/devices?count=exact")).isPositive()
                .isEqualTo(count(people.as(People.CLERK), "/devices?count=exact&schulnummer=" + own));
        assertThat(head.post(INVENTORY + "/devices", JourneyIT.device("HEAD-1", own)).status()).isEqualTo(403);
    }

    @Test
    void theReportOfATraegerIsItsOwn() {
        var theirs = people.as(People.ADMINISTRATION).get(ANNUAL_REPORT).require();

        var mine = people.as(People.STRANGER).get(ANNUAL_REPORT).require();

        assertThat(theirs.text()).contains(People.school().schulnummer());
        Kreis.demo().schoolsOf(Kreis.demo().traeger().getFirst())
                .forEach(school -> assertThat(mine.text()).doesNotContain(school.schulnummer(), school.name()));
        assertThat(people.as(People.KREIS).get(ANNUAL_REPORT).status()).isEqualTo(403);
        assertThat(Api.at(suite.url(RunningSuite.GATEWAY)).get(ANNUAL_REPORT).status()).isEqualTo(401);
    }

    @Test
    void whoWorksForTwoTraegerMustNameOne() {
        var both = people.as(People.TWO_TRAEGER);

        assertThat(both.get(INVENTORY + "/devices").status()).isIn(400, 403);
        assertThat(both.get(REPORTS + "/schools/indicators").status()).isIn(400, 403);
        assertThat(both.with("X-Tenant", "traeger-19901").get(INVENTORY + "/devices").status()).isEqualTo(403);
        var village = count(both.with("X-Tenant", "traeger-19902"), "/devices?count=exact");
        var county = count(both.with("X-Tenant", "traeger-19903"), "/devices?count=exact");
        assertThat(village).isPositive().isNotEqualTo(county);
        assertThat(county).isPositive();
    }

    @Test
    void aServiceAnswersPastTheGatewayAsThroughIt() {
        var school = People.school().schulnummer();
        var calls = List.of(INVENTORY + "/schools?limit=5", INVENTORY + "/devices?limit=3&sort=inventoryNumber",
                INVENTORY + "/schools/" + school, INVENTORY + "/schools/999999", INVENTORY + "/devices?statsu=LOST",
                INVENTORY + "/devices?limit=0", INVENTORY + "/me", INVENTORY + "/nothing-here",
                INVENTORY + "/operations/parked-events", NEEDS + "/schools/" + school + "/gap",
                NEEDS + "/schools/999999/gap", NEEDS + "/gap", NEEDS + "/standards", NEEDS + "/needs?statsu=DRAFT",
                NEEDS + "/me", REPORTS + "/schools/" + school + "/indicators",
                MEETINGS + "/meetings?limit=5", MEETINGS + "/meetings?statsu=HELD", MEETINGS + "/agreements",
                MEETINGS + "/rounds", MEETINGS + "/schools/" + school + "/meetings/last",
                MEETINGS + "/schools/999999/meetings/next", MEETINGS + "/me",
                REPORTS + "/schools/999999/indicators", REPORTS + "/loop?jahr=" + Season.now().jahr(), ANNUAL_REPORT,
                REPORTS + "/comparison", REPORTS + "/me");

        for (var call : calls) {
            var service = serviceOf(call);
            for (var user : List.of(People.CLERK, People.HEAD, People.KREIS, People.OPERATOR)) {
                // The comparison is computed anew every few seconds, perhaps between the two.
                await().atMost(PATIENCE).untilAsserted(() -> {
                    var through = people.as(user).get(call);
                    var past = people.directly(service, user).get(call);
                    assertThat(past.status()).as(user + " " + call).isEqualTo(through.status());
                    assertThat(past.header("Content-Type")).as(user + " " + call).isEqualTo(through.header("Content-Type"));
                    assertThat(comparable(past)).as(user + " " + call).isEqualTo(comparable(through));
                });
            }
        }
        var refused = Map.of("transition", "DISCARD");
        assertThat(people.directly(RunningSuite.INVENTORY, People.CLERK)
                .post(INVENTORY + "/operations/parked-events/1/transitions", refused).status())
                .isEqualTo(
                        people.as(People.CLERK).post(INVENTORY + "/operations/parked-events/1/transitions", refused).status())
                .isEqualTo(403);
    }

    /** S-12. */
    @Test
    void headersOfAGatewayAreNoTokenForAService() {
        var headers = Map.of("X-User", "a.berger", "X-User-Id", UUID.randomUUID().toString(), "X-Forwarded-User", "a.berger",
                "X-Forwarded-For", "127.0.0.1", "X-Forwarded-Host", "localhost", "X-Forwarded-Proto", "https",
                "Forwarded", "for=127.0.0.1;host=localhost", "X-Real-IP", "127.0.0.1", "X-Tenant", "traeger-19901",
                "X-Roles", "IT_BESCHAFFUNG");
        for (var path : List.of(INVENTORY + "/devices", INVENTORY + "/schools", INVENTORY + "/me", INVENTORY + "/jobs",
                INVENTORY + "/operations/parked-events", NEEDS + "/needs", NEEDS + "/schools/gap", NEEDS + "/me",
                MEETINGS + "/meetings", MEETINGS + "/agreements", MEETINGS + "/me",
                REPORTS + "/schools/indicators", ANNUAL_REPORT, REPORTS + "/me")) {
            var api = Api.at(suite.url(serviceOf(path)));
            for (var header : headers.entrySet()) {
                api = api.with(header.getKey(), header.getValue());
                assertThat(api.get(path).status()).as(path + " with " + header.getKey()).isEqualTo(401);
            }
            assertThat(api.post(path, Map.of()).status()).as("POST " + path).isIn(401, 405);
        }
    }

    private static long count(Api api, String path) {
        return api.get(INVENTORY + path).require().json().path("count").path("value").asLong(-1);
    }

    private static Service serviceOf(String path) {
        return Service.ALL.stream().filter(service -> path.startsWith("/api/" + service.route() + "/")).findFirst()
                .orElseThrow();
    }

    /** The status, once none of the markers of a foreign school stands in the answer. */
    private static int hidden(Api.Answer answer, List<String> markers) {
        assertThat(answer.text()).as(answer.request()).doesNotContain(markers);
        return answer.status();
    }

    /** The body without what each request has of its own. */
    private static Object comparable(Api.Answer answer) {
        if (!answer.header("Content-Type").contains("json")) {
            return answer.text();
        }
        var body = answer.json();
        if (body instanceof ObjectNode object) {
            object.remove(List.of("requestId", "createdAt"));
        }
        return body;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
