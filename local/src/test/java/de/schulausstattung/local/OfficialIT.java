package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.PupilTotals;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.SchoolDirectory;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.local.identity.DemoUser;

/** The loop of a real Träger: 54 schools of the official directory with the pupils that IT.NRW counts there. */
@ExtendWith(SuiteExtension.class)
@Order(1)
class OfficialIT {

    private static final String TRAEGER = "10078";
    private static final int SCHOOLS = 54;
    private static final int DEVICES = 4_000;
    private static final int LOOPS = 3;

    private final RunningSuite suite;

    OfficialIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void sollAndIstOfEverySchoolAreAsCountedByHand() throws IOException {
        var data = System.getProperty("real.data", "");
        assumeThat(data).as("ohne -Dreal.data=ORDNER mit den amtlichen Dateien wird dies übersprungen").isNotEmpty();
        var directory = Path.of(data, "schools", "nrw-schuldaten-2021-09.csv");
        var list = Path.of(data, "schools", "itnrw-schulverzeichnis-2024-25.csv");
        var kreis = Kreis.official(directory, TRAEGER);
        var equipment = Equipment.of(kreis.schools(), DEVICES, Season.now(), PupilTotals.read(list));
        var cast = cast(kreis);
        new Journey(suite.ports(), suite.folders(), Progress.silent(), Season.now()).play(TRAEGER, kreis, equipment, cast,
                SchoolDirectory.append(Files.readString(directory), Kreis.demo().schools()));

        var gaps = cast.clerk(kreis.traeger().getFirst()).api().get(Api.NEEDS + "/schools/gap?limit=500").require().json()
                .path("items");
        assertThat(gaps).hasSize(SCHOOLS);
        var delivered = delivered(cast.clerk(kreis.traeger().getFirst()));
        assertThat(delivered).as("schools with a loop").isNotEmpty();
        var counted = totals(list);
        var pupils = 0;
        for (var gap : gaps) {
            var school = kreis.schools().stream().filter(one -> one.schulnummer().equals(gap.path("schulnummer").asText()))
                    .findFirst().orElseThrow();
            var soll = byHand(school, counted.get(school.schulnummer()));
            var ist = devices(equipment, school) + delivered.getOrDefault(school.schulnummer(), 0);
            var rule = gap.path("rules").valueStream()
                    .filter(each -> each.path("rule").asText().equals("DEVICES_PER_PUPIL")).findFirst().orElseThrow();
            assertThat(List.of(rule.path("soll").asInt(), rule.path("ist").asInt(), rule.path("gap").asInt()))
                    .as(school.kurzbezeichnung()).isEqualTo(List.of(soll, ist, Math.max(0, soll - ist)));
            assertThat(gap.path("stichtag").asText()).isEqualTo("2024-10-15");
            pupils += counted.get(school.schulnummer());
        }
        assertThat(pupils).as("all pupils that IT.NRW counts at these schools").isEqualTo(31_110);
    }

    /** Its offices, and the heads of the first schools: enough of them for a test. */
    private Cast cast(Kreis kreis) {
        var admin = RealmAdministration.login(suite.ports(), suite.secrets());
        admin.addGroups(kreis);
        var users = new ArrayList<>(DemoUser.ofOfficial(kreis).stream().limit(3 + LOOPS).toList());
        admin.add(users);
        users.addAll(DemoUser.of(Kreis.demo()).stream().filter(user -> user.groups().contains("/betrieb")).toList());
        return new Cast(suite.ports(), users);
    }

    /**
     * One device each from Jahrgang 3 on; of a primary school with four Jahrgänge that is half, of one with ten all but two.
     */
    private static int byHand(School school, int pupils) {
        return switch (school.form()) {
            case "02", "83" -> pupils / 4 + (pupils % 4 > 2 ? pupils / 4 + 1 : pupils / 4);
            case "08" -> pupils - 2 * (pupils / 10) - Math.min(2, pupils % 10);
            default -> pupils;
        };
    }

    private static int devices(Equipment equipment, School school) {
        return (int) equipment.devices().stream().filter(device -> device.schulnummer().equals(school.schulnummer()))
                .filter(device -> List.of("TABLET", "NOTEBOOK").contains(device.model().deviceClass()))
                .filter(device -> device.status().equals("IN_SERVICE"))
                .filter(device -> List.of("SUS", "POOL").contains(device.userGroup())).count();
    }

    private static Map<String, Integer> delivered(Actor clerk) {
        var found = new HashMap<String, Integer>();
        for (JsonNode item : clerk.api().get(Api.NEEDS + "/procurement-items?limit=500").require().json().path("items")) {
            found.merge(item.path("schulnummer").asText(), item.path("delivered").asInt(), Integer::sum);
        }
        return found;
    }

    /** Read in another way than the program does: the last two columns but one of lines without quotes. */
    private static Map<String, Integer> totals(Path list) throws IOException {
        var totals = new HashMap<String, Integer>();
        for (var line : Files.readAllLines(list).stream().skip(1).toList()) {
            var cells = line.split(",", -1);
            for (var i = 0; i < cells.length; i++) {
                if (cells[i].endsWith("@schule.nrw.de")) {
                    totals.put(cells[i].substring(0, 6), Integer.valueOf(cells[i + 1]));
                }
            }
        }
        return totals;
    }
}
