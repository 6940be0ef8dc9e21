package de.schulausstattung.inventory.directory;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A school that the two official lists show differently.
 *
 * @param inSchuldatei whether the Schuldatei lists it
 * @param inSvws whether the SVWS catalogue lists it
 * @param fields what differs where both list it
 */
public record DirectoryDifference(String schulnummer, String shortName, boolean inSchuldatei, boolean inSvws,
        List<FieldDifference> fields) {

    /** One field and what each list says. */
    public record FieldDifference(String field, String schuldatei, String svws) {
    }

    @JsonIgnore
    boolean isOne() {
        return inSchuldatei != inSvws || !fields.isEmpty();
    }
}
