package de.schulausstattung.meeting.slot;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.calendar.CalendarService;
import de.schulausstattung.meeting.calendar.DayOff;
import de.schulausstattung.meeting.round.RoundService;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;
import io.quarkus.logging.Log;

/** The appointments on offer in the Träger at hand. */
@ApplicationScoped
@Transactional
public class SlotService {

    private static final int LONGEST_OFFER_DAYS = 366;
    private static final int MOST_SLOTS = 1_000;

    private final SlotRepository slots;
    private final RoundService rounds;
    private final CalendarService calendar;
    private final Clock clock;

    SlotService(SlotRepository slots, RoundService rounds, CalendarService calendar, Clock clock) {
        this.slots = slots;
        this.rounds = rounds;
        this.calendar = calendar;
        this.clock = clock;
    }

    Page<SlotView> search(SlotFilter filter, PageRequest page) {
        return slots.search(filter, page);
    }

    /**
     * Offers the same time frames on each of the days that are no Ferien and no Feiertag, all or none; that a team is offered
     * twice at the same time the database refuses ({@code slot-time-taken}).
     *
     * @throws Rejected {@code slots-refused} where the days are not those of the round; {@code slots-none} where no talk is
     *         held on any of them
     */
    OfferedSlots offer(int jahr, OfferSlots command) {
        rounds.requireOpen(jahr);
        requireDays(jahr, command);
        var off = calendar.daysOff(command.firstDay(), command.lastDay()).stream()
                .filter(day -> command.weekdays().contains(day.day().getDayOfWeek())).toList();
        var days = days(command, off.stream().map(DayOff::day).collect(Collectors.toSet()));
        if (days.isEmpty()) {
            throw new Rejected("slots-none", command.firstDay(), command.lastDay());
        }
        if (days.size() * command.times().size() > MOST_SLOTS) {
            throw new Rejected("slots-too-many", days.size() * command.times().size(), MOST_SLOTS);
        }
        var offered = days.stream().flatMap(day -> command.times().stream().sorted().map(time -> {
            var start = day.atTime(time).atZone(clock.getZone()).toInstant();
            return new Slot(jahr, command.team().strip(), start, start.plus(command.minutes(), ChronoUnit.MINUTES),
                    command.place());
        })).toList();
        slots.persist(offered);
        slots.flush();
        Log.infof("Slots offered: jahr=%d count=%d", jahr, offered.size());
        return new OfferedSlots(offered.stream().map(Slot::view).toList(), off);
    }

    /** Takes an appointment back that nobody has booked. */
    void withdraw(UUID id, @Nullable String ifMatch) {
        var slot = slots.require(id);
        slot.requireVersion(ifMatch);
        slot.requireFree();
        slots.delete(slot);
    }

    /**
     * Gives a free slot to the talk of a school, and the one that the talk had before back.
     *
     * @throws Conflict {@code slot-taken} where it is free no more, or there is none; {@code slot-on-day-off} where Ferien were
     *         dated onto it meanwhile; {@code slot-of-other-round}
     */
    public SlotView book(UUID id, UUID meeting, String schulnummer, int jahr) {
        slots.giveBack(meeting);
        if (!slots.take(id, meeting, schulnummer)) {
            throw new Conflict("slot-taken");
        }
        slots.flush();
        var slot = slots.require(id).view();
        if (slot.jahr() != jahr) {
            throw new Conflict("slot-of-other-round", slot.jahr());
        }
        calendar.dayOff(LocalDate.ofInstant(slot.startsAt(), clock.getZone())).ifPresent(off -> {
            throw new Conflict("slot-on-day-off", off.day(), off.name());
        });
        return slot;
    }

    /** Makes the slot of a talk free again. */
    public void giveBack(UUID meeting) {
        slots.giveBack(meeting);
    }

    private static List<LocalDate> days(OfferSlots command, Set<LocalDate> off) {
        return command.firstDay().datesUntil(command.lastDay().plusDays(1))
                .filter(day -> command.weekdays().contains(day.getDayOfWeek()) && !off.contains(day)).toList();
    }

    private static void requireDays(int jahr, OfferSlots command) {
        var first = command.firstDay();
        var last = command.lastDay();
        if (first.getYear() != jahr || last.getYear() != jahr || last.isBefore(first)
                || ChronoUnit.DAYS.between(first, last) > LONGEST_OFFER_DAYS) {
            throw new Rejected("slots-refused", first, last, String.valueOf(jahr));
        }
    }
}
