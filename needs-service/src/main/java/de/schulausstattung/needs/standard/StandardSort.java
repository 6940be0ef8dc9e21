package de.schulausstattung.needs.standard;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of standards. */
final class StandardSort {

    static final List<SortKey<EquipmentStandard>> ALL = List.of(
            SortKey.<EquipmentStandard> of("validFrom", "validFrom", standard -> standard.validFrom().toString(),
                    EquipmentStandard::id).parsedBy(LocalDate::parse),
            SortKey.ofId(EquipmentStandard::id));

    private StandardSort() {
    }
}
