package de.schulausstattung.meeting.projection;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Which Medienkonzepte there are, as far as needs-service has told. */
@ApplicationScoped
@Transactional
public class MedienkonzeptService {

    private final MedienkonzeptRepository concepts;

    MedienkonzeptService(MedienkonzeptRepository concepts) {
        this.concepts = concepts;
    }

    /** The newest of each school that has one, by Schulnummer. */
    public Map<String, KnownMedienkonzept> newest() {
        return concepts.newest().stream().collect(Collectors.toMap(KnownMedienkonzept::schulnummer, Function.identity()));
    }

    /** The newest of a school. */
    public Optional<KnownMedienkonzept> newest(String schulnummer) {
        return concepts.newest(schulnummer);
    }

    /** One by id; empty where its event has not come. */
    public Optional<KnownMedienkonzept> find(UUID id) {
        return concepts.find(id);
    }
}
