package de.schulausstattung.meeting.dossier;

import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.States;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;

/** S4-08: needs, stock with its age, pupils with their Stichtag, before the talk; frozen with the invitation. */
@QuarkusTest
class DossierTest extends MeetingServiceTest {

    private Talks talks;
    private String meeting;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(2);
        meeting = talks.meeting(school(0));
    }

    @Test
    void tellsWhatIsKnownOfTheSchool() {
        talks.events().send(States.pupils(school(0), 2025, new JahrgangCount("05", 80)));
        talks.events().send(States.pupils(school(0), 2026, new JahrgangCount("05", 90), new JahrgangCount("06", 85)));
        talks.events().send(device("A-1", "IN_SERVICE", LocalDate.of(2021, 8, 1), LocalDate.of(2026, 7, 31)));
        talks.events().send(device("A-2", "IN_SERVICE", LocalDate.of(2025, 8, 1), LocalDate.of(2030, 7, 31)));
        talks.events().send(device("A-3", "DEFECT", LocalDate.of(2025, 8, 1), null));
        talks.events().send(device("A-4", "DISPOSED", LocalDate.of(2019, 8, 1), LocalDate.of(2024, 7, 31)));
        talks.events().send(need("NEW", "SUBMITTED", 24));
        talks.events().send(need("NEW", "DRAFT", 99));
        talks.events().send(States.medienkonzept(school(0), "2026", LocalDate.of(2026, 6, 1)));
        talks.events().awaitApplied();

        get(talks.head(school(0)), "/meetings/" + meeting + "/dossier/draft").statusCode(200)
                .body("pupils.total", equalTo(175)).body("pupils.stichtag", equalTo("2026-10-15"))
                .body("stock", hasSize(1)).body("stock[0].inService", equalTo(2)).body("stock[0].defect", equalTo(1))
                .body("stock[0].due", equalTo(1)).body("stock[0].oldest", equalTo("2021-08-01"))
                .body("due.inventoryNumber", contains("A-3", "A-1"))
                .body("needs.requested", contains(24)).body("needs.advice", contains("SUPPORTED"))
                .body("medienkonzept.label", equalTo("2026"))
                .body("lastAgreements", hasSize(0)).body("schoolName", equalTo("Musterstadt, GE 160000"));
    }

    @Test
    void staysAsItWentOutWhateverHappensLater() throws Exception {
        talks.events().send(device("A-1", "IN_SERVICE", LocalDate.of(2021, 8, 1), LocalDate.of(2026, 7, 31)));
        talks.events().awaitApplied();
        talks.enter(meeting, "MEDIENBERATUNG", "mb-1");
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        get(talks.head(school(0)), "/meetings/" + meeting + "/dossier").statusCode(404);
        as(talks.it()).post("/meetings/" + meeting + "/invitations").then().statusCode(200);
        var first = get(talks.head(school(0)), "/meetings/" + meeting + "/dossier").statusCode(200)
                .header("Dossier-Version", equalTo("1")).body("stock[0].inService", equalTo(1)).extract();

        talks.events().send(device("A-2", "IN_SERVICE", LocalDate.of(2025, 8, 1), null));
        talks.events().awaitApplied();

        get(talks.head(school(0)), "/meetings/" + meeting + "/dossier/draft").body("stock[0].inService", equalTo(2));
        for (var reader : List.of(talks.head(school(0)), talks.it(), talks.adviser("mb-1", school(0)))) {
            var later = get(reader, "/meetings/" + meeting + "/dossier").statusCode(200).extract();
            assertThat(later.asByteArray()).isEqualTo(first.asByteArray());
            assertThat(later.header("Repr-Digest")).isEqualTo("sha-256=:" + Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(first.asByteArray())) + ":");
        }
        get(talks.head(school(1)), "/meetings/" + meeting + "/dossier").statusCode(404);
        get(talks.head(school(1)), "/meetings/" + meeting + "/dossier/draft").statusCode(404);
        get(talks.adviser("mb-2", school(0)), "/meetings/" + meeting + "/dossier").statusCode(404);
        get(talks.adviser("mb-1", school(0)), "/meetings/" + meeting + "/dossier/draft").statusCode(403);
    }

    @Test
    void saysWhatIsNotKnown() {
        get(talks.head(school(1)), "/meetings/" + talks.meeting(school(1)) + "/dossier/draft").statusCode(200)
                .body("pupils", nullValue()).body("medienkonzept", nullValue()).body("stock", hasSize(0));
    }

    private static DeviceState device(String number, String status, LocalDate from, @Nullable LocalDate planned) {
        return new DeviceState(UUID.randomUUID(), school(0), null, number, null, null, "Muster", "M1", "TABLET", "SUS", status,
                from.minusDays(20), 45_000L, from, null, planned, null);
    }

    private static NeedState need(String kind, String status, int requested) {
        return new NeedState(UUID.randomUUID(), school(0), UUID.randomUUID(), 2028, kind, "TABLET", null, status, requested,
                null, "Jahrgang 5 wächst", List.of("1.1"), null, null, List.of(), "05", List.of(), 1, null, null,
                LocalDate.of(2026, 11, 2), null, 40_000L, "SUPPORTED", null, null);
    }
}
