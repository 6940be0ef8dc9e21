package de.schulausstattung.meeting.agenda;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;

/**
 * A template of agendas.
 *
 * @param name {@code standard-1} where the Träger has none of its own, {@code eigene-3} for its third
 */
public record TemplateView(@Schema(examples = "standard-1") String name, String source, @Nullable Instant recordedAt,
        List<TemplateItem> items) implements Identified {

    @Override
    @JsonIgnore
    public String pathId() {
        return name;
    }
}
