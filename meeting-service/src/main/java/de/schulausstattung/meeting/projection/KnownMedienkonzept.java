package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A Medienkonzept of a school, as needs-service last told.
 *
 * @param label how the school names it
 */
public record KnownMedienkonzept(UUID id, String schulnummer, String label, LocalDate adoptedOn) {
}
