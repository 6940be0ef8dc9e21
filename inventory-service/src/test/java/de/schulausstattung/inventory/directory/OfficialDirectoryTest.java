package de.schulausstattung.inventory.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.Jobs;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The directory fed with the lists that others made: the whole Land, with every defect they have. */
@QuarkusTest
class OfficialDirectoryTest extends InventoryTest {

    private static final String OPERATOR = Tokens.betrieb();

    @Test
    void takesInTheWholeLandTwiceAndNamesWhereTheListsDiffer() throws IOException {
        var first = upload("SCHULDATEI", "nrw-schuldaten-2021-09.csv");
        var second = upload("SCHULDATEI", "nrw-schuldaten-2021-09.csv");
        assertThat(count("traegernummer=10078")).isEqualTo(56);
        assertThat(count("traegernummer=10078&operating=true")).isEqualTo(54);
        var svws = upload("SVWS", "svws-schulen.csv");

        assertThat(first.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(first.getMap("counts")).containsEntry("schools", 5446).containsEntry("notSchools", 61)
                .containsEntry("rejected", 0);
        assertThat(second.getMap("counts")).containsEntry("created", 0).containsEntry("changed", 0).containsEntry("unchanged",
                5446);
        assertThat(svws.getMap("counts")).containsEntry("schools", 5423).containsEntry("notSchools", 2);
        var report = as(OPERATOR).get(first.getString("errorFile")).asString();
        assertThat(report.lines().filter(line -> line.contains("not-a-school"))).hasSize(61);

        as(OPERATOR).get(API + "/directory/schools?traegernummer=10078&count=exact&limit=500").then()
                .body("count.value", equalTo(58)).body("items.schulnummer.unique().size()", equalTo(58));
        assertThat(count("traegernummer=10078&operating=true")).isEqualTo(55);
        var differences = as(OPERATOR).get(API + "/directory/differences?traegernummer=10078").jsonPath();
        assertThat(differences.getList("items.findAll { !it.inSvws }.schulnummer"))
                .isEqualTo(java.util.List.of("137571", "187422"));
        assertThat(differences.getList("items.findAll { !it.inSchuldatei }.schulnummer"))
                .isEqualTo(java.util.List.of("100137", "100157"));
    }

    @Test
    void givesATraegerItsSchools() throws IOException {
        upload("SCHULDATEI", "nrw-schuldaten-2021-09.csv");
        as(OPERATOR).body(Map.of("traegernummer", "10273", "name", "Stadt Bochum", "kreis", "05911")).post(API + "/traeger")
                .then()
                .statusCode(201);
        var clerk = Tokens.itBeschaffung("10273");

        var adopted = as(clerk).body(Map.of("all", true)).post(API + "/schools:adopt").jsonPath().getList("adopted").size();
        as(clerk).body(Map.of("all", true)).post(API + "/schools:adopt").then().body("adopted.size()", equalTo(0))
                .body("alreadyAdopted", equalTo(adopted));

        assertThat(adopted).isGreaterThan(75);
        as(clerk).body(Map.of("schulnummern", java.util.List.of("187422"))).post(API + "/schools:adopt").then().statusCode(422)
                .body("type", equalTo("/problems/school-of-other-traeger"));
    }

    private static int count(String filter) {
        return as(OPERATOR).get(API + "/directory/schools?count=exact&" + filter).jsonPath().getInt("count.value");
    }

    private static JsonPath upload(String source, String name) throws IOException {
        var folder = System.getProperty("real.data", "");
        assumeTrue(!folder.isBlank(), "real.data is not set: the official lists are not at hand");
        var location = as(OPERATOR).contentType("text/csv").body(Files.readAllBytes(Path.of(folder, "schools", name)))
                .post(API + "/directory/imports?allowUnlisting=true&source=" + source).then().statusCode(202).extract()
                .header("Location");
        return Jobs.ended(OPERATOR, location);
    }
}
