package de.schulausstattung.meeting.agreement;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of agreements. */
final class AgreementSort {

    static final List<SortKey<Agreement>> ALL = List.of(SortKey.ofId(Agreement::id));

    private AgreementSort() {
    }
}
