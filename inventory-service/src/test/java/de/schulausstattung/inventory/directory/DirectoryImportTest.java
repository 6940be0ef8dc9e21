package de.schulausstattung.inventory.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.Jobs;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Two fictional Träger, nine schools and a Schulamt; each test begins with the whole list, whatever the others left. */
@QuarkusTest
class DirectoryImportTest extends InventoryTest {

    private static final String OPERATOR = Tokens.betrieb();
    private static final String CITY = "19990";
    private static final String VILLAGE = "19991";

    private String whole = "";

    @BeforeEach
    void begin() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/directory/svws-fictional.csv"))) {
            whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(upload(whole, "&allowUnlisting=true").getString("state")).isEqualTo("SUCCEEDED");
        for (var traeger : List.of(CITY, VILLAGE)) {
            as(OPERATOR).body(Map.of("traegernummer", traeger, "name", "Träger " + traeger, "kreis", "05999"))
                    .post(API + "/traeger");
            as(Tokens.itBeschaffung(traeger)).body(Map.of("all", true)).post(API + "/schools:adopt").then().statusCode(200);
        }
    }

    @Test
    void changesNothingTheSecondTimeAndNotesWhatIsOdd() {
        var again = upload(whole, "");

        assertThat(again.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(again.getMap("counts")).containsEntry("schools", 9).containsEntry("notSchools", 1)
                .containsEntry("created", 0).containsEntry("changed", 0).containsEntry("unchanged", 9)
                .containsEntry("unlisted", 0).containsEntry("tenantsFailed", 0);
        var report = as(OPERATOR).get(again.getString("errorFile")).asString();
        assertThat(report).contains("not-a-school").contains(";10;RegSchl;ags-missing;")
                .contains(";10;SchBetrSchlDatum;unreadable;");
        school("199909").body("ags", equalTo(""));
    }

    /** Seen red without the limit: half a file closed half the schools. */
    @Test
    void takesNoSchoolsOffForAListThatIsNotWhole() {
        var cut = without("199905");

        var refused = upload(cut, "");
        var dry = upload(cut, "&dryRun=true");

        assertThat(refused.getString("problem")).isEqualTo("import-incomplete");
        assertThat(refused.getString("problemDetail")).contains("allowUnlisting");
        assertThat(refused.getMap("counts")).containsEntry("unlisted", 1);
        assertThat(dry.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(dry.getMap("counts")).containsEntry("unlisted", 1).containsEntry("changed", 0);
        school("199905").body("listed", equalTo(true));
        adopted(CITY, "199905").body("operating", equalTo(true));
    }

    @Test
    void closesRenamesAndUnlistsAsTheListSays() {
        var list = without("199905").replace("Gym am Markt", "Gym am Neumarkt")
                .replaceFirst("(199904;.*);1;20010801", "$1;9;20260731")
                .replaceFirst("(199902;.*);1;20010801", "$1;4;20260731");

        var job = upload(list, "&allowUnlisting=true");

        assertThat(job.getMap("counts")).containsEntry("unlisted", 1).containsEntry("changed", 3);
        adopted(CITY, "199903").body("name", equalTo("Musterstadt, Gym am Neumarkt")).body("operating", equalTo(true));
        adopted(CITY, "199904").body("operating", equalTo(false)).body("closedOn", equalTo("2026-07-31"));
        adopted(CITY, "199902").body("operating", equalTo(false)).body("closedOn", nullValue());
        adopted(CITY, "199905").body("operating", equalTo(false)).body("closedOn", notNullValue());
        school("199905").body("listed", equalTo(false));
        adopted(VILLAGE, "199908").body("operating", equalTo(true));
    }

    @Test
    void prefersTheSchuldateiAsLongAsItListsASchool() throws SQLException {
        var number = newSchulnummer();
        list(number, CITY, "G");
        var list = whole + number + ";02;Grundschule;;;Musterstadt, GG im SVWS;99999;Musterstadt;;;;1;" + CITY
                + ";999001;1;20010801\n";

        upload(list, "");
        school(number).body("source", equalTo("SCHULDATEI"));
        assertThat(as(OPERATOR).get(API + "/directory/differences?traegernummer=" + CITY).jsonPath()
                .getString("items.find { it.schulnummer == '" + number + "' }.fields.find { it.field == 'shortName' }.svws"))
                .isEqualTo("Musterstadt, GG im SVWS");
        sql("UPDATE directory_entry SET listed = false WHERE source = 'SCHULDATEI' AND schulnummer = '" + number + "'");
        upload(list, "");
        school(number).body("source", equalTo("SVWS"));
    }

    /** Seen red without the catch: the second Träger kept a school that is closed, because of the first. */
    @Test
    void letsTheOthersFollowWhereOneTraegerCannot() throws SQLException {
        var list = whole.replaceFirst("(199901;.*);1;20010801", "$1;9;20260731").replaceFirst("(199908;.*);1;20010801",
                "$1;9;20260731");
        sql("ALTER TABLE school ADD CONSTRAINT ck_planted CHECK (schulnummer <> '199901' OR operating) NOT VALID");
        try {
            var job = upload(list, "");

            assertThat(job.getString("problem")).isEqualTo("directory-not-followed");
            assertThat(job.getMap("counts")).containsEntry("tenantsFailed", 1);
            adopted(CITY, "199901").body("operating", equalTo(true));
            adopted(VILLAGE, "199908").body("operating", equalTo(false));
        } finally {
            sql("ALTER TABLE school DROP CONSTRAINT ck_planted");
        }
    }

    @Test
    void tellsTheOperatorWhichSchoolsBelongToAnotherByNow() {
        var job = upload(whole.replaceFirst("(199901;.*);19990;", "$1;19991;"), "");

        assertThat((int) job.getMap("counts").get("schoolsOfOtherTraeger")).isPositive();
        adopted(CITY, "199901").body("operating", equalTo(true));
    }

    private String without(String schulnummer) {
        return whole.replaceFirst("(?m)^" + schulnummer + ".*\n", "");
    }

    private static io.restassured.response.ValidatableResponse school(String schulnummer) {
        return as(OPERATOR).get(API + "/directory/schools/" + schulnummer).then().statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse adopted(String traeger, String schulnummer) {
        return as(Tokens.itBeschaffung(traeger)).get(API + "/schools/" + schulnummer).then().statusCode(200);
    }

    private static JsonPath upload(String list, String query) {
        var location = as(OPERATOR).contentType("text/csv").body(list.getBytes(StandardCharsets.UTF_8))
                .post(API + "/directory/imports?source=SVWS" + query).then().statusCode(202).extract().header("Location");
        return Jobs.ended(OPERATOR, location);
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("inventory"); var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
