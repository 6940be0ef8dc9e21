package de.schulausstattung.needs.medienkonzept;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A Teilkompetenz of the Medienkompetenzrahmen NRW. */
public record Competence(@Schema(examples = "4.1") String code,
        @Schema(examples = "Produzieren und Präsentieren") String area,
        @Schema(examples = "Medienproduktion und Präsentation") String name) {
}
