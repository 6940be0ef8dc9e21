package de.schulausstattung.inventory.school;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;

/** The schools in the care of the Träger at hand. */
@ApplicationScoped
@Transactional
public class SchoolService {

    private final SchoolRepository schools;
    private final DirectoryService directory;
    private final TraegerService traeger;
    private final Outbox outbox;
    private final Problems problems;
    private final Clock clock;

    SchoolService(SchoolRepository schools, DirectoryService directory, TraegerService traeger, Outbox outbox,
            Problems problems, Clock clock) {
        this.schools = schools;
        this.directory = directory;
        this.traeger = traeger;
        this.outbox = outbox;
        this.problems = problems;
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
        if (command.everySchool() == !command.named().isEmpty()) {
            throw new InvalidRequest("validation",
                    List.of(Violation.at("/schulnummern", "all-or-named", problems.text("violation.all-or-named"))));
        }
        var own = traeger.own().orElseThrow(() -> new Conflict("traeger-unknown", ""));
        var officials = command.everySchool() ? directory.ofTraeger(own.traegernummer()) : officials(command.named(), own);
        var known = schools.known(officials.stream().map(DirectorySchool::schulnummer).toList());
        var adopted = officials.stream().filter(official -> !known.contains(official.schulnummer()))
                .map(official -> new School(official, today())).toList();
        schools.persist(adopted);
        schools.flush();
        outbox.appendAll(adopted.stream().map(school -> change(SchoolFact.ADOPTED, school)).toList(), null);
        return new SchoolResource.Adopted(adopted.stream().map(SchoolView::of).toList(), known.size());
    }

    /**
     * Lets the adopted schools follow the directory.
     *
     * @return how many of them the directory gives to another Träger by now; they stay until the operator moves them
     */
    long followDirectory() {
        var own = traeger.own();
        if (own.isEmpty()) {
            return 0;
        }
        var adopted = schools.listAll();
        var officials = directory.find(adopted.stream().map(School::schulnummer).toList());
        var facts = new LinkedHashMap<School, SchoolFact>();
        for (var school : adopted) {
            var official = officials.get(school.schulnummer());
            if (official != null) {
                school.follow(official, today()).ifPresent(fact -> facts.put(school, fact));
            }
        }
        schools.flush();
        var changes = new ArrayList<Outbox.Change>();
        facts.forEach((school, fact) -> changes.add(change(fact, school)));
        outbox.appendAll(changes, null);
        return officials.values().stream().filter(official -> !official.traegernummer().equals(own.get().traegernummer()))
                .count();
    }

    private static Outbox.Change change(SchoolFact fact, School school) {
        return new Outbox.Change(fact, school.state(), school.epoch(), school.version());
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

    private List<DirectorySchool> officials(List<String> named, TraegerView own) {
        var numbers = named.stream().map(number -> new Schulnummer(number).value()).distinct().toList();
        var officials = directory.find(numbers);
        return numbers.stream().map(number -> {
            var official = officials.get(number);
            if (official == null) {
                throw new Rejected("school-not-in-directory", number);
            }
            if (!official.traegernummer().equals(own.traegernummer())) {
                throw new Rejected("school-of-other-traeger", number);
            }
            return official;
        }).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
