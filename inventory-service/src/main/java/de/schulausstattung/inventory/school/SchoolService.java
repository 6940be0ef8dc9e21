package de.schulausstattung.inventory.school;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.Schulnummer;
import de.schulausstattung.events.inventory.SchoolState.SchoolFact;
import de.schulausstattung.inventory.directory.DirectorySchool;
import de.schulausstattung.inventory.directory.DirectoryService;
import de.schulausstattung.inventory.traeger.TraegerService;
import de.schulausstattung.inventory.traeger.TraegerView;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/** The schools in the care of the Träger at hand. */
@ApplicationScoped
@Transactional
public class SchoolService {

    private final SchoolRepository schools;
    private final DirectoryService directory;
    private final TraegerService traeger;
    private final Outbox outbox;
    private final Clock clock;

    SchoolService(SchoolRepository schools, DirectoryService directory, TraegerService traeger, Outbox outbox, Clock clock) {
        this.schools = schools;
        this.directory = directory;
        this.traeger = traeger;
        this.outbox = outbox;
        this.clock = clock;
    }

    Page<SchoolView> search(SchoolFilter filter, PageRequest page) {
        return schools.search(filter, page);
    }

    SchoolView get(String schulnummer) {
        return SchoolView.of(schools.require(schulnummer));
    }

    /** Adopts schools; those adopted before stay as they are, so that the call can be repeated. */
    SchoolResource.Adopted adopt(AdoptSchools command) {
        var own = traeger.own().orElseThrow(() -> new Conflict("traeger-unknown", ""));
        var officials = command.everySchool() ? directory.ofTraeger(own.traegernummer())
                : command.named().stream().map(number -> official(number, own)).toList();
        var known = schools.known(officials.stream().map(DirectorySchool::schulnummer).toList());
        var adopted = new ArrayList<SchoolView>();
        for (var official : officials) {
            if (!known.contains(official.schulnummer())) {
                var school = new School(official, today());
                schools.persist(school);
                outbox.append(SchoolFact.ADOPTED, school);
                adopted.add(SchoolView.of(school));
            }
        }
        return new SchoolResource.Adopted(adopted, known.size());
    }

    /** Lets the adopted schools follow the directory. */
    void followDirectory() {
        var own = traeger.own();
        if (own.isEmpty()) {
            return;
        }
        for (var school : schools.listAll()) {
            directory.find(school.schulnummer()).flatMap(official -> school.follow(official, today()))
                    .ifPresent(fact -> outbox.append(fact, school));
        }
    }

    /** Which of these are schools of the Träger that the caller may see. */
    public Set<String> known(Collection<String> schulnummern) {
        return schulnummern.isEmpty() ? Set.of() : schools.known(schulnummern);
    }

    /**
     * Makes sure that a school is known.
     *
     * @throws Rejected {@code school-unknown}
     */
    public void requireKnown(String schulnummer) {
        if (known(List.of(schulnummer)).isEmpty()) {
            throw new Rejected("school-unknown", schulnummer);
        }
    }

    private DirectorySchool official(String number, TraegerView own) {
        var official = directory.find(new Schulnummer(number).value())
                .orElseThrow(() -> new Rejected("school-not-in-directory", number));
        if (!official.traegernummer().equals(own.traegernummer())) {
            throw new Rejected("school-of-other-traeger", number);
        }
        return official;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
