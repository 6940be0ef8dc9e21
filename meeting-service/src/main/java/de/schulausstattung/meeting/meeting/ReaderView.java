package de.schulausstattung.meeting.meeting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who reads what is said in a talk: its school, or a person who takes part for another party. */
public record ReaderView(Party party,
        @Schema(description = "Of the school: whoever leads it, or answers for its media or IT") @Nullable String schulnummer,
        @Nullable Function function,
        @Schema(description = "The subject of the person's token; no name is kept") @Nullable String subject) {

    static ReaderView school(String schulnummer) {
        return new ReaderView(Party.SCHULE, schulnummer, null, null);
    }

    static ReaderView person(Participant participant) {
        var view = participant.view();
        return new ReaderView(view.party(), null, view.function(), view.subject());
    }
}
