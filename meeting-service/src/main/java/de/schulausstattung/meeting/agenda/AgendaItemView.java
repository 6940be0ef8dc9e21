package de.schulausstattung.meeting.agenda;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * An item of an agenda.
 *
 * @param id missing while the item only stands in the template
 */
public record AgendaItemView(@Nullable UUID id, int position, Topic topic, String title,
        @Schema(description = "The subject of who proposed it; missing for items of the template") @Nullable String proposedBy,
        @Nullable Instant recordedAt, int epoch, long version) implements Identified, Versioned {

    static AgendaItemView ofTemplate(int position, TemplateItem item) {
        return new AgendaItemView(null, position, item.topic(), item.title(), null, null, 0, 0);
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return String.valueOf(id);
    }
}
