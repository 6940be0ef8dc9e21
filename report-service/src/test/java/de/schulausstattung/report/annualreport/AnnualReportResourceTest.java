package de.schulausstattung.report.annualreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class AnnualReportResourceTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Test
    void putsTheFactsOfTheYearIntoChapters() {
        publish();

        get(clerk, "/annual-reports/2026").statusCode(200).contentType(ContentType.JSON)
                .body("state", equalTo("DRAFT"), "stichtag", equalTo("2026-11-20"), "yearOver", equalTo(false))
                .body("traeger", equalTo("Stadt Musterstadt " + traeger), "wholeTraeger", equalTo(true))
                .body("overview.schools", equalTo(2), "overview.devicesForPupils", equalTo(3), "overview.target", equalTo(60))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.inService", equalTo(3))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.putIntoService", equalTo(1))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.spentCents", equalTo(45_000))
                .body("deviceClasses.find { it.deviceClass == 'NOTEBOOK' }.takenOut", equalTo(1))
                .body("charts", hasSize(3), "charts[0].summary", containsString("Über alle Schulen"))
                .body("schools.schulnummer", equalTo(List.of("165384", "165396")));
        get(clerk, "/annual-reports/2025").statusCode(200).body("stichtag", equalTo("2025-12-31"), "yearOver", equalTo(true))
                .body("deviceClasses.find { it.deviceClass == 'NOTEBOOK' }.inService", equalTo(1))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.inService", equalTo(2));
        get(clerk, "/annual-reports/2027").statusCode(404);
    }

    @Test
    void answersTheSameBytesForEverOnceFrozen() throws Exception {
        publish();
        freeze(2026).statusCode(201).header("Location", equalTo("/api/reports/v1/annual-reports/2026"))
                .body("state", equalTo("FROZEN"), "frozenBy", equalTo("it-" + traeger));
        var json = get(clerk, "/annual-reports/2026").statusCode(200).body("state", equalTo("FROZEN")).extract();
        var html = page(clerk, 2026);

        events.send(States.tablet("165384"));
        events.send(States.school("165414", "GE"));
        events.awaitApplied();

        var again = get(clerk, "/annual-reports/2026").extract();
        assertThat(again.asByteArray()).isEqualTo(json.asByteArray());
        assertThat(page(clerk, 2026)).isEqualTo(html);
        var digest = MessageDigest.getInstance("SHA-256").digest(json.asByteArray());
        assertThat(again.header("Repr-Digest")).isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        get(clerk, "/annual-reports").statusCode(200).body("items", hasSize(1))
                .body("items[0].jsonSha256", equalTo(HexFormat.of().formatHex(digest)));
        get(clerk, "/annual-reports/2025").body("state", equalTo("DRAFT"), "overview.schools", equalTo(3));

        freeze(2026).statusCode(409).body("type", equalTo("/problems/report-already-frozen"));
    }

    @Test
    void freezesOnceHoweverOftenTheSameCallIsSent() {
        publish();
        var key = UUID.randomUUID().toString();
        var first = as(clerk).header("Idempotency-Key", key).post("/annual-reports/2025/freeze").then().statusCode(201)
                .extract();
        var second = as(clerk).header("Idempotency-Key", key).post("/annual-reports/2025/freeze").then().statusCode(201)
                .header("Idempotency-Replayed", "true").extract();

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void waitsForThePositionThatTheReportMustContain() {
        publish();
        var position = events.send(States.tablet("165384"));

        as(clerk).queryParam("minPosition", position).post("/annual-reports/2026/freeze").then().statusCode(201);
        get(clerk, "/annual-reports/2026").body("overview.devicesForPupils", equalTo(4));
    }

    @Test
    void showsASchoolADraftOfItselfAndNeverTheReportOfAll() {
        publish();
        freeze(2026).statusCode(201);
        var head = Tokens.schulleitung(traeger, "165396");

        get(head, "/annual-reports/2026").statusCode(200).body("state", equalTo("DRAFT"), "wholeTraeger", equalTo(false))
                .body("schools.schulnummer", equalTo(List.of("165396")));
        get(head, "/annual-reports").statusCode(200).body("items", hasSize(0));
        as(head).post("/annual-reports/2025/freeze").then().statusCode(403);
        var stranger = Tokens.itBeschaffung(newTraegernummer());
        get(stranger, "/annual-reports").body("items", hasSize(0));
        get(stranger, "/annual-reports/2026").body("state", equalTo("DRAFT"), "schools", hasSize(0));
    }

    @Test
    void isAPageThatEverybodyCanRead() {
        publish();
        var page = page(clerk, 2026);

        assertThat(page).startsWith("<!DOCTYPE html>").contains("<html lang=\"de\">")
                .containsPattern("<title>Jahresbericht 2026 \\(Entwurf\\) – Stadt Musterstadt")
                .contains("<a class=\"skip\" href=\"#inhalt\">", "<main id=\"inhalt\"", "name=\"viewport\"");
        assertThat(matches(page, "<h1")).hasSize(1);
        var levels = matches(page, "<h([1-6])").stream().map(tag -> tag.charAt(2) - '0').toList();
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        var tables = matches(page, "(?s)<table>.*?</table>");
        assertThat(tables).hasSizeGreaterThanOrEqualTo(7).allSatisfy(
                table -> assertThat(table).contains("<caption", "<th scope=\"col\">").doesNotContainPattern("<th>"));
        var charts = matches(page, "(?s)<svg.*?</svg>");
        assertThat(charts).hasSize(3).allSatisfy(chart -> assertThat(chart).contains("role=\"img\"", "aria-labelledby=\"t-")
                .containsPattern("<title id=\"t-[a-z-]+\">[^<]+</title>")
                .containsPattern("<desc id=\"d-[a-z-]+\">[^<]+</desc>"));
        assertThat(page.replaceFirst("(?s)<style>.*?</style>", ""))
                .doesNotContainPattern("(?i)<script|<link|<img|<iframe|javascript:| on[a-z]+=|url\\(|@import")
                .doesNotContain("{", "NOT_FOUND").doesNotContainPattern("(src|href)=\"(?!#)");
        var ids = matches(page, " id=\"[^\"]+\"");
        assertThat(ids).doesNotHaveDuplicates();
        matches(page, "href=\"#[^\"]+\"").forEach(link -> assertThat(ids).contains(" id=\"" + link.substring(7)));
    }

    @Test
    void escapesWhatOthersNamed() {
        events.send(
                new de.schulausstattung.events.inventory.TraegerState(traeger, "<script>alert(1)</script> & Söhne", "05754"));
        events.awaitApplied();

        assertThat(page(clerk, 2026)).contains("&lt;script&gt;", "&amp; Söhne").doesNotContain("<script");
    }

    private void publish() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("165384", "GY"));
        events.send(States.school("165396", "G"));
        events.send(States.pupils("165384", 2025, new JahrgangCount("05", 40)));
        events.send(States.pupils("165396", 2025, new JahrgangCount("01", 25), new JahrgangCount("03", 20)));
        events.send(States.tablet("165384"));
        events.send(States.tablet("165396"));
        events.send(States.device("165396", "TABLET", "SUS", "IN_SERVICE", LocalDate.of(2026, 3, 2), null, null));
        events.send(States.device("165396", "NOTEBOOK", "LEHRKRAFT", "RETIRED", LocalDate.of(2019, 3, 2),
                LocalDate.of(2026, 6, 30), null));
        var room = States.room("165384", true);
        events.send(room);
        events.send(States.display("165384", room.id(), "IN_SERVICE"));
        events.awaitApplied();
    }

    private io.restassured.response.ValidatableResponse freeze(int jahr) {
        return as(clerk).post("/annual-reports/" + jahr + "/freeze").then();
    }

    private static String page(String token, int jahr) {
        return as(token).accept("text/html").get("/annual-reports/" + jahr).then().statusCode(200)
                .contentType("text/html;charset=UTF-8").header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("script"))).extract().asString();
    }

    private static List<String> matches(String page, String pattern) {
        var body = page.replaceFirst("(?s)<style>.*?</style>", "");
        return Pattern.compile(pattern).matcher(body).results().map(java.util.regex.MatchResult::group).toList();
    }
}
