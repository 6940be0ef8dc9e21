package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.local.identity.DemoUser;
import de.schulausstattung.platform.web.Sha256;

/**
 * The yearly loop through the real gateway and identity provider: what the way of the demo Kreis has come to, who reads it, and
 * the same once more while the broker is away.
 */
@ExtendWith(SuiteExtension.class)
@Order(1)
class LoopIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLASS_SET = 24;

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final Season season = Season.now();

    LoopIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
    }

    /** S4-09, S4-19: one chain from the wish to the devices, in numbers kept apart. */
    @Test
    void whatWasAgreedOnIsOrderedDeliveredAndInService() {
        var need = need("NEW");
        var item = only(people.as(People.CLERK), Api.NEEDS + "/procurement-items?schulnummer=" + school());

        assertThat(List.of(need.path("requested").asInt(), need.path("approved").asInt(), need.path("ordered").asInt(),
                need.path("delivered").asInt(), need.path("inService").asInt())).containsOnly(CLASS_SET);
        assertThat(item.path("status").asText()).isEqualTo("DELIVERED");
        assertThat(item.path("needId").asText()).isEqualTo(need.path("id").asText());
        assertThat(facts(people.as(People.HEAD).get(Api.NEEDS + "/needs/" + need.path("id").asText() + "/timeline")))
                .containsSubsequence("DRAFTED", "SUBMITTED", "ADVISED", "APPROVED", "PROPOSED", "ORDERED", "RECEIVED",
                        "DELIVERED");
        assertThat(devices(item.path("id").asText())).isEqualTo(CLASS_SET);
    }

    /** Question 11, S4-20: the school reads what came of the lines, and the talk of the next year begins with them. */
    @Test
    void theNextTalkOpensWithWhatCameOfTheLast() {
        var last = people.as(People.HEAD).get(Api.MEETINGS + "/schools/" + school() + "/meetings/last").require().json();
        var purchase = line(last.path("agreements"), "PURCHASE");
        var next = talk(season.zieljahr());
        var protocol = only(people.as(People.CLERK), Api.MEETINGS + "/meetings/" + next.path("id").asText() + "/protocols");
        var balance = people.as(People.CLERK).get(Api.MEETINGS + "/protocols/" + protocol.path("id").asText()).require().json()
                .path("balance");

        assertThat(purchase.path("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(purchase.path("progress").path("delivered").asInt()).isEqualTo(CLASS_SET);
        assertThat(next.path("predecessorId").asText()).isEqualTo(last.path("meeting").path("id").asText());
        assertThat(balance.valueStream().map(entry -> entry.path("agreement").path("id").asText()))
                .contains(purchase.path("id").asText());
        assertThat(balance.valueStream().filter(entry -> entry.path("agreement").path("id").equals(purchase.path("id")))
                .map(entry -> entry.path("settlement").asText())).containsExactly("CLOSE");
    }

    /** S4-21: the school, the Träger and the frozen report tell the same of the year. */
    @Test
    void theLoopStandsInFiguresAndInTheFrozenReport() {
        var ofSchool = people.as(People.HEAD).get(Api.REPORTS + "/schools/" + school() + "/loop?jahr=" + season.jahr())
                .require().json().path("counts");
        var frozen = people.as(People.ADMINISTRATION).get(Api.REPORTS + "/annual-reports/" + season.jahr()).require().json()
                .path("loop");

        assertThat(ofSchool.path("talks").path("held").asInt()).isEqualTo(1);
        assertThat(ofSchool.path("agreements").path("total").path("kept").asInt()).isEqualTo(1);
        assertThat(ofSchool.path("leadTime").path("devices").asInt()).isEqualTo(CLASS_SET);
        assertThat(ofSchool.path("leadTime").path("itemsDated").asInt()).isEqualTo(1);
        assertThat(frozen.path("total").path("leadTime").path("devices").asInt()).isEqualTo(CLASS_SET);
        assertThat(frozen.path("total").path("agreements").path("total").path("kept").asInt()).isEqualTo(1);
    }

    /** S4-17: neither a call nor the service's own database role changes it; a supplement is another version. */
    @Test
    void aFinalProtocolIsTheSameBytesForEverybodyAndNobodyChangesIt() throws SQLException {
        var protocol = protocol();
        var address = Api.MEETINGS + "/protocols/" + protocol.path("id").asText();
        var view = people.as(People.CLERK).get(address).require().json();
        var item = address + "/items/" + view.path("items").path(0).path("id").asText();
        var line = address + "/lines/" + view.path("lines").path(0).path("id").asText();

        var documents = List.of(People.HEAD, People.OFFICER, People.CLERK, People.ADVISER).stream()
                .map(person -> people.as(person).get(address + "/document").require()).toList();
        assertThat(documents).extracting(Api.Answer::text).containsOnly(documents.getFirst().text());
        assertThat(documents).extracting(answer -> answer.header("Repr-Digest"))
                .containsOnly(Sha256.of(documents.getFirst().text()).reprDigest());
        var clerk = people.as(People.CLERK).with("If-Match", "*").with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(List.of(
                clerk.put(item, Map.of("topic", "PROJEKTE", "title", "anders", "text", "anders")).status(),
                clerk.delete(item).status(), clerk.delete(line).status(),
                people.as(People.CLERK).post(address + "/items", Map.of("topic", "BAU", "title", "neu", "text", "")).status(),
                people.as(People.CLERK).post(address + "/transitions", Map.of("transition", "TAKE_BACK")).status(),
                people.as(People.HEAD).post(address + "/votes", Map.of("votes", List.of(), "rest", "APPROVED")).status()))
                .allSatisfy(status -> assertThat(status).isIn(400, 409, 412, 428));
        assertThat(people.as(People.HEAD).get(address + "/document").require().text())
                .isEqualTo(documents.getFirst().text());
        for (var sql : List.of("UPDATE protocol SET status = 'DRAFT'", "DELETE FROM protocol",
                "UPDATE protocol_item SET text = 'x'",
                "DELETE FROM protocol_line", "UPDATE protocol_document SET json = 'x'", "TRUNCATE protocol CASCADE")) {
            assertThat(databases.refusal(RunningSuite.MEETINGS, "traeger-19901", "school:" + school(), sql)).as(sql)
                    .isNotEmpty();
        }
    }

    /** S4-18: the adviser reads the talk he takes part in, and no other of the schools he advises. */
    @Test
    void anAdviserSeesTheTalksHeTakesPartInAlone() {
        var adviser = people.as(People.ADVISER);
        var seen = adviser.get(Api.MEETINGS + "/meetings?limit=500").require().json().path("items");
        var other = only(people.as(People.CLERK), Api.MEETINGS + "/meetings?jahr=" + season.jahr() + "&schulnummer="
                + People.otherSchool().schulnummer());

        assertThat(seen.valueStream().map(talk -> talk.path("id").asText()))
                .containsExactly(talk(season.jahr()).path("id").asText());
        assertThat(adviser.get(Api.NEEDS + "/schools/" + People.otherSchool().schulnummer() + "/gap").status())
                .as("he advises that school, too").isEqualTo(200);
        for (var path : List.of("", "/participants", "/agenda", "/dossier", "/protocols", "/invitations")) {
            assertThat(adviser.get(Api.MEETINGS + "/meetings/" + other.path("id").asText() + path).status()).as(path)
                    .isEqualTo(404);
        }
    }

    /** Roles of the Kreis see aggregates, the operator nothing of what is said. */
    @Test
    void nobodyElseSeesATalkANeedOrADossier() {
        var talk = Api.MEETINGS + "/meetings/" + talk(season.jahr()).path("id").asText();
        var paths = List.of(talk, talk + "/dossier", talk + "/protocols", Api.MEETINGS + "/agreements",
                Api.MEETINGS + "/protocols/" + protocol().path("id").asText() + "/document",
                Api.NEEDS + "/needs/" + need("NEW").path("id").asText(), Api.NEEDS + "/procurement-items",
                Api.NEEDS + "/budgets");

        for (var path : paths) {
            assertThat(people.as(People.KREIS).get(path).status()).as("Kreis " + path).isEqualTo(403);
            assertThat(people.as(People.OPERATOR).get(path).status()).as("Betrieb " + path).isEqualTo(403);
        }
        assertThat(people.as(People.HEAD).get(Api.NEEDS + "/budgets").status()).as("the Träger's money").isEqualTo(403);
    }

    /**
     * The broker is away from the need to the final protocol: each write is accepted. It comes back: everything arrives, in
     * order per key, and the agreement becomes one order, however often it is told.
     */
    @Test
    void aTalkWithoutABrokerIsCaughtUpWith() throws SQLException {
        var topics = new TopicLog(suite);
        var begin = topics.ends();
        var year = yearOfAnotherSchool();
        var progress = Progress.silent();
        var loop = new YearlyLoop(suite.folders(), progress, season);
        var round = new Requesting(progress, season).openRound(year.clerk());
        YearlyLoop.Agreed agreed;
        suite.stopBroker();
        try {
            agreed = loop.agree(year, round, 6, "03", false);
            assertThat(items(agreed).isEmpty()).isTrue();
        } finally {
            suite.startBroker();
        }

        var buying = new Buying(progress, season);
        buying.receive(year.clerk(), year.school(), buying.order(year.clerk(), agreed.agreement()), 6);
        buying.seeArrived(year.head(), agreed.need(), 6);
        new Talking(suite.folders(), progress, season).readLast(year.head(), year.school(), 6);
        databases.awaitEqual();
        assertThat(TopicLog.order(topics.since(begin)).inversions()).isEmpty();

        // The agreement is told once more.
        var job = people.operator(RunningSuite.MEETINGS).post(Api.MEETINGS + "/operations/republish", Map.of())
                .require().json().path("id").asText();
        await().atMost(PATIENCE).until(() -> people.operator(RunningSuite.MEETINGS)
                .get(Api.MEETINGS + "/jobs/" + job).require().json().path("state").asText().equals("SUCCEEDED"));
        databases.awaitEqual();
        await().atMost(PATIENCE).until(() -> databases.number(RunningSuite.NEEDS,
                "SELECT count(*) FROM agreement WHERE id = ?::uuid AND epoch > 0", agreed.agreement()) == 1);
        assertThat(items(agreed)).hasSize(1);
        assertThat(databases.number(RunningSuite.NEEDS, "SELECT count(*) FROM change_history WHERE aggregate_id = ?"
                + " AND fact LIKE '%proposed%'", items(agreed).path(0).path("id").asText()))
                .isEqualTo(1);
    }

    private JsonNode items(YearlyLoop.Agreed agreed) {
        return people.as(People.CLERK).get(Api.NEEDS + "/procurement-items?agreementId=" + agreed.agreement()).require().json()
                .path("items");
    }

    /** The people of a school that has played no part yet. */
    private YearOf yearOfAnotherSchool() {
        var traeger = Kreis.demo().traeger().getFirst();
        var school = Kreis.demo().schoolsOf(traeger).get(2);
        var path = "/traeger/" + traeger.nummer() + "/schulen/" + school.schulnummer();
        var more = List.of(
                new DemoUser("leitung.grimm", "Greta", "Grimm", "Schulleitung",
                        List.of(path + "/schulleitung", path + "/medienbeauftragte")),
                new DemoUser("beratung.grimm", "Jakob", "Grimm", "Medienberatung", List.of(path + "/medienberatung")));
        RealmAdministration.login(suite.ports(), suite.secrets()).add(more);
        var users = new ArrayList<>(more);
        users.addAll(DemoUser.of(Kreis.demo()));
        return new Cast(suite.ports(), users).years(traeger, List.of(school)).getFirst();
    }

    private static String school() {
        return People.school().schulnummer();
    }

    private JsonNode need(String kind) {
        return only(people.as(People.HEAD), Api.NEEDS + "/needs?kind=" + kind + "&schulnummer=" + school());
    }

    private JsonNode talk(int jahr) {
        return only(people.as(People.HEAD), Api.MEETINGS + "/meetings?jahr=" + jahr + "&schulnummer=" + school());
    }

    private JsonNode protocol() {
        return only(people.as(People.HEAD), Api.MEETINGS + "/meetings/" + talk(season.jahr()).path("id").asText()
                + "/protocols");
    }

    private long devices(String item) {
        return people.as(People.CLERK)
                .get(Api.INVENTORY + "/devices?limit=500&schulnummer=" + school() + "&purchasedOn.ge=" + season.today())
                .require()
                .json().path("items").valueStream()
                .filter(device -> device.path("procurementItemId").asText().equals(item)).count();
    }

    private static JsonNode only(Api api, String list) {
        var items = api.get(list).require().json().path("items");
        assertThat(items).as(list).hasSize(1);
        return items.path(0);
    }

    private static JsonNode line(JsonNode agreements, String kind) {
        return agreements.valueStream().filter(each -> each.path("line").path("kind").asText().equals(kind)).findFirst()
                .orElseThrow();
    }

    private static List<String> facts(Api.Answer timeline) {
        return timeline.require().json().path("items").valueStream().map(step -> step.path("fact").asText()).toList();
    }
}
