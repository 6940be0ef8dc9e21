package de.schulausstattung.meeting.invitation;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.meeting.MeetingView;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Talks as iCalendar (RFC 5545). A talk has one identity for ever; its sequence rises with every change of the appointment, so
 * that a calendar which gets messages in any order keeps the newest.
 */
final class TalkCalendar {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String FOLD = "\r\n ";
    private static final int LONGEST_LINE = 75;

    /** The rule that holds since 1996; talks of before are of no interest. */
    private static final String TIME_ZONE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Schulausstattung//Gespraeche//DE
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:19970330T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZNAME:CEST
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZNAME:CET
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            END:VCALENDAR
            """;

    private final InvitationConfig config;

    TalkCalendar(InvitationConfig config) {
        this.config = config;
    }

    /**
     * What stands in a calendar of a talk.
     *
     * @param summary the title
     * @param description what it is about; never what was said
     * @param attendees the addresses of those invited, or of those for whom the appointment is taken back
     * @param takesPlace whether it takes place, be it without those for whom it is taken back
     */
    record Entry(UUID id, int sequence, Instant startsAt, Instant endsAt, String summary, String description,
            @Nullable String place, Collection<String> attendees, boolean takesPlace) {

        static Entry of(MeetingView meeting, String summary, String description, Collection<String> attendees) {
            return new Entry(meeting.id(), meeting.sequence(), Objects.requireNonNull(meeting.startsAt()),
                    Objects.requireNonNull(meeting.endsAt()), summary, description, meeting.place(), attendees, true);
        }

        /** An appointment that was given up; when it would have been the talk does not know any more. */
        static Entry givenUp(MeetingView meeting, Instant startsAt, Instant endsAt, String summary,
                Collection<String> attendees) {
            return new Entry(meeting.id(), meeting.sequence(), startsAt, endsAt, summary, "Der Termin entfällt.", null,
                    attendees, false);
        }

        /** The appointment takes place without these. */
        static Entry withdrawn(MeetingView meeting, String summary, Collection<String> attendees) {
            return of(meeting, summary, "Die Einladung wurde zurückgenommen.", attendees);
        }
    }

    /** The message that invites to a talk, or takes the invitation back. */
    String message(Method method, Entry entry, Instant now) {
        return write(calendar(method, List.of(event(entry, method, now))));
    }

    /** Talks to be looked at, without a message to anybody. */
    String publication(List<Entry> entries, Instant now) {
        return write(calendar(null, entries.stream().map(entry -> event(entry, Method.REQUEST, now)).toList()));
    }

    private static Calendar calendar(@Nullable Method method, List<VEvent> events) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Schulausstattung//Gespraeche//DE"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method == null ? ImmutableMethod.PUBLISH
                : method == Method.REQUEST ? ImmutableMethod.REQUEST : ImmutableMethod.CANCEL);
        calendar.add(timeZone());
        events.forEach(calendar::add);
        return calendar;
    }

    private VEvent event(Entry entry, Method method, Instant now) {
        var event = new VEvent(false);
        event.add(new DtStamp(now));
        event.add(new Uid(entry.id() + "@" + config.uidDomain()));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStart<>(entry.startsAt().atZone(BERLIN)));
        event.add(new DtEnd<>(entry.endsAt().atZone(BERLIN)));
        event.add(new Summary(entry.summary()));
        event.add(new Description(entry.description()));
        if (entry.place() != null) {
            event.add(new Location(entry.place()));
        }
        event.add(new Clazz(Clazz.VALUE_PRIVATE));
        // whoever is taken off is told by METHOD and ATTENDEE; the talk itself is not cancelled (RFC 5546, 3.2.5)
        if (method == Method.REQUEST || !entry.takesPlace()) {
            event.add(new Status(method == Method.CANCEL ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        }
        event.add(new Organizer(new ParameterList(List.of(new Cn(config.organizerName()))), mailto(config.organizer())));
        entry.attendees().forEach(address -> event.add(new Attendee(new ParameterList(
                List.of(CuType.INDIVIDUAL, Role.REQ_PARTICIPANT, PartStat.NEEDS_ACTION, Rsvp.TRUE)), mailto(address))));
        return event;
    }

    private static URI mailto(String address) {
        return URI.create("mailto:" + address);
    }

    /** Read anew each time: a component is changed by the calendar that it is added to. */
    private static VTimeZone timeZone() {
        try {
            return new CalendarBuilder().build(new StringReader(TIME_ZONE.replace("\n", "\r\n")))
                    .<VTimeZone> getComponent("VTIMEZONE").orElseThrow();
        } catch (IOException | ParserException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Calendar calendar) {
        try (var text = new StringWriter()) {
            new CalendarOutputter(true).output(calendar, text);
            return folded(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line has 75 octets at most (RFC 5545, 3.1); the library counts characters, of which some have four. */
    private static String folded(String text) {
        return text.replace(FOLD, "").lines().map(TalkCalendar::fold).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String fold(String line) {
        var folded = new StringBuilder();
        var octets = new AtomicInteger();
        line.codePoints().mapToObj(Character::toString).forEach(character -> {
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets.addAndGet(size) > LONGEST_LINE) {
                folded.append(FOLD);
                octets.set(1 + size);
            }
            folded.append(character);
        });
        return folded.toString();
    }
}
