package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of Medienkonzepte. */
final class MedienkonzeptSort {

    static final List<SortKey<Medienkonzept>> ALL = List.of(
            SortKey.<Medienkonzept> of("adoptedOn", "adoptedOn", concept -> concept.adoptedOn().toString(), Medienkonzept::id)
                    .parsedBy(LocalDate::parse),
            SortKey.ofId(Medienkonzept::id));

    private MedienkonzeptSort() {
    }
}
