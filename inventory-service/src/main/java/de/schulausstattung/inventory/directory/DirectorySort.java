package de.schulausstattung.inventory.directory;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of the directory. */
final class DirectorySort {

    static final List<SortKey<DirectoryEntry>> ALL = List.of(SortKey.ofId("schulnummer", DirectoryEntry::schulnummer),
            SortKey.of("name", "sortKey", DirectoryEntry::sortKey, "schulnummer", DirectoryEntry::schulnummer));

    private DirectorySort() {
    }
}
