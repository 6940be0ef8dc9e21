package de.schulausstattung.meeting.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.Schuljahr;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import io.quarkus.logging.Log;

/** On which days talks can be held. */
@ApplicationScoped
@Transactional
public class CalendarService {

    /** No Ferien are longer; a mistyped year would be. */
    private static final int LONGEST_FERIEN_DAYS = 60;

    private final FerienRepository ferien;
    private final Feiertage feiertage;
    private final CurrentTenant current;
    private final Clock clock;

    CalendarService(FerienRepository ferien, Feiertage feiertage, CurrentTenant current, Clock clock) {
        this.ferien = ferien;
        this.feiertage = feiertage;
        this.current = current;
        this.clock = clock;
    }

    List<FerienView> ferien() {
        return ferien.all().stream().map(Ferien::view).toList();
    }

    /**
     * Says when Ferien are; the same once more changes nothing.
     *
     * @throws Rejected {@code ferien-refused}
     */
    FerienView date(DateFerien command) {
        var days = ChronoUnit.DAYS.between(command.firstDay(), command.lastDay());
        if (days < 0 || days > LONGEST_FERIEN_DAYS) {
            throw new Rejected("ferien-refused", command.firstDay(), command.lastDay());
        }
        var key = new Ferien.Key(command.firstDay().getYear(), command.name());
        var wanted = ferien.findByIdOptional(key).orElseGet(() -> new Ferien(key));
        if (wanted.date(command, clock.instant(), current.subject())) {
            ferien.persist(wanted);
            Log.infof("Ferien dated: jahr=%d name=%s", key.jahr(), key.name());
        }
        return wanted.view();
    }

    /**
     * The days without talks between two days, both included, in their order.
     *
     * @throws Rejected {@code ferien-unknown} where the Ferien of a Schuljahr are not recorded as far as these days go: nobody
     *         could
     *         say
     */
    public List<DayOff> daysOff(LocalDate from, LocalDate until) {
        Stream.iterate(Schuljahr.of(from), jahr -> jahr.compareTo(Schuljahr.of(until)) <= 0,
                jahr -> new Schuljahr(jahr.startYear() + 1)).forEach(jahr -> requireKnown(jahr, until));
        var known = ferien.between(from, until);
        return from.datesUntil(until.plusDays(1)).flatMap(day -> off(day, known).stream()).toList();
    }

    /** Why no talk is held on this day, if none is; as {@link #daysOff}. */
    public Optional<DayOff> dayOff(LocalDate day) {
        return daysOff(day, day).stream().findFirst();
    }

    private Optional<DayOff> off(LocalDate day, List<Ferien> known) {
        return feiertage.on(day).map(name -> new DayOff(day, DayOff.Kind.FEIERTAG, name))
                .or(() -> known.stream().filter(one -> one.contain(day)).findFirst()
                        .map(one -> new DayOff(day, DayOff.Kind.FERIEN, one.name())));
    }

    /** Known as far as its last Ferien are: behind them others may begin that nobody has recorded yet. */
    private void requireKnown(Schuljahr schuljahr, LocalDate until) {
        var last = until.isBefore(schuljahr.lastDay()) ? until : schuljahr.lastDay();
        if (!ferien.isAnyBeginning(schuljahr.firstDay(), schuljahr.lastDay(), last)) {
            throw new Rejected("ferien-unknown", schuljahr);
        }
    }
}
