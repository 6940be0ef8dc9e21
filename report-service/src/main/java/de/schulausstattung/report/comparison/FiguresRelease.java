package de.schulausstattung.report.comparison;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Versioned;

/** Whether the Kreis may see this Träger's figures under its name, and who said so last. */
public record FiguresRelease(boolean released, @Nullable Instant changedAt, @Nullable String changedBy,
        @JsonIgnore int epoch, @JsonIgnore long version) implements Versioned {
}
