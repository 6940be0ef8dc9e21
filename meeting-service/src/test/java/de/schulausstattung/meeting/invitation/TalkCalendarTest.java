package de.schulausstattung.meeting.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.Status;
import de.schulausstattung.meeting.invitation.TalkCalendar.Entry;

/** What ical4j wrote is read by another parser, biweekly: folding, umlauts, summer time, two moves and a cancel of one talk. */
class TalkCalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private static final UUID TALK = UUID.fromString("01a20308-12c4-7e32-8722-deda3e221c3b");
    private static final String LONG = "Begründung von Neuanschaffungen und Reinvestitionen; Öffnung, Überlänge, Maß & Größe: "
            + "äöüÄÖÜß€ 😀 ".repeat(20) + "\nzweite Zeile, mit Komma; Semikolon \\ und Rückstrich";

    private final TalkCalendar calendar = new TalkCalendar(new Config());

    @Test
    void isReadByAnotherParserWithoutAWarning() {
        var text = calendar.message(Method.REQUEST, entry(0, "2027-03-02T08:00:00Z"), NOW);
        var read = parse(text);

        assertThat(read.getVersion()).isEqualTo(ICalVersion.V2_0);
        assertThat(read.getMethod().getValue()).isEqualTo("REQUEST");
        var event = event(read);
        assertThat(event.getUid().getValue()).isEqualTo(TALK + "@schulausstattung");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getSummary().getValue())
                .isEqualTo("Jahresbilanzgespräch 2027: Städtische Förderschule „Brügge“, Köln");
        assertThat(event.getDescription().getValue()).isEqualTo(LONG);
        assertThat(event.getLocation().getValue()).isEqualTo("Raum 3; Erdgeschoss, links");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("zfdl@example.org");
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("Zentrum für digitale Lernwelten; Köln, Süd");
        assertThat(event.getAttendees()).extracting(one -> one.getEmail()).containsExactly("160000@schule.nrw.de",
                "mb@example.org");
        assertThat(event.getAttendees().getFirst().getRsvp()).isTrue();
        assertThat(event.getDateTimeStamp().getValue()).isEqualTo(NOW);
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
    }

    @Test
    void foldsLinesAtSeventyFiveOctetsAndSplitsNoCharacter() {
        var text = calendar.message(Method.REQUEST, entry(0, "2027-03-02T08:00:00Z"), NOW);

        assertThat(text).contains("\r\n ").doesNotContain("\uFFFD");
        assertThat(List.of(text.split("\r\n", -1))).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    /** The clocks change on 28 March and on 31 October 2027: a talk at nine is at nine on both sides. */
    @Test
    void keepsItsHourAcrossSummerTime() {
        for (var start : List.of("2027-03-26T08:00:00Z", "2027-03-30T07:00:00Z", "2027-10-29T07:00:00Z",
                "2027-11-02T08:00:00Z")) {
            var text = calendar.message(Method.REQUEST, entry(0, start), NOW);

            assertThat(text).containsPattern("DTSTART;TZID=Europe/Berlin:2027\\d{4}T090000\r\n")
                    .containsPattern("DTEND;TZID=Europe/Berlin:2027\\d{4}T103000\r\n").contains("BEGIN:VTIMEZONE");
            var event = event(parse(text));
            assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse(start));
            assertThat(Duration.between(event.getDateStart().getValue().toInstant(),
                    event.getDateEnd().getValue().toInstant())).isEqualTo(Duration.ofMinutes(90));
        }
    }

    @Test
    void twoMovesAndACancelAreOneTalkWithARisingSequence() {
        var messages = List.of(calendar.message(Method.REQUEST, entry(0, "2027-03-02T08:00:00Z"), NOW),
                calendar.message(Method.REQUEST, entry(1, "2027-03-26T08:00:00Z"), NOW.plusSeconds(60)),
                calendar.message(Method.REQUEST, entry(2, "2027-04-06T07:00:00Z"), NOW.plusSeconds(120)),
                calendar.message(Method.CANCEL, entry(3, "2027-04-06T07:00:00Z", false), NOW.plusSeconds(180)));
        var read = messages.stream().map(TalkCalendarTest::parse).toList();

        assertThat(read).extracting(one -> event(one).getUid().getValue()).containsOnly(TALK + "@schulausstattung");
        assertThat(read).extracting(one -> event(one).getSequence().getValue()).containsExactly(0, 1, 2, 3);
        assertThat(read).extracting(one -> one.getMethod().getValue()).containsExactly("REQUEST", "REQUEST", "REQUEST",
                "CANCEL");
        assertThat(event(read.getLast()).getStatus()).isEqualTo(Status.cancelled());
        assertThat(event(read.getLast()).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-04-06T07:00:00Z"));
    }

    @Test
    void publishesManyTalksWithOneTimeZone() {
        var text = calendar.publication(List.of(entry(0, "2027-03-02T08:00:00Z"), entry(4, "2027-05-04T07:00:00Z")), NOW);

        assertThat(parse(text).getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(parse(text).getEvents()).hasSize(2);
        assertThat(text.split("BEGIN:VTIMEZONE", -1)).hasSize(2);
        assertThat(parse(calendar.publication(List.of(), NOW)).getEvents()).isEmpty();
    }

    private static Entry entry(int sequence, String start) {
        return entry(sequence, start, true);
    }

    private static Entry entry(int sequence, String start, boolean takesPlace) {
        var starts = Instant.parse(start);
        return new Entry(TALK, sequence, starts, starts.plus(Duration.ofMinutes(90)),
                "Jahresbilanzgespräch 2027: Städtische Förderschule „Brügge“, Köln", LONG, "Raum 3; Erdgeschoss, links",
                List.of("160000@schule.nrw.de", "mb@example.org"), takesPlace);
    }

    private static ICalendar parse(String text) {
        var warnings = new ArrayList<List<ParseWarning>>();
        var all = Biweekly.parse(text).warnings(warnings).all();
        assertThat(warnings).allSatisfy(list -> assertThat(list).isEmpty());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static VEvent event(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    private record Config() implements InvitationConfig {
        @Override
        public String organizer() {
            return "zfdl@example.org";
        }

        @Override
        public String organizerName() {
            return "Zentrum für digitale Lernwelten; Köln, Süd";
        }

        @Override
        public String schoolMail() {
            return "%s@schule.nrw.de";
        }

        @Override
        public String uidDomain() {
            return "schulausstattung";
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(2);
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(1);
        }
    }
}
