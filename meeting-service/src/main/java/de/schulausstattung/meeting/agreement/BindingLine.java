package de.schulausstattung.meeting.agreement;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A line of a protocol that became final.
 *
 * @param id of the agreement, the same in every version of the protocol
 * @param number its place in the protocol
 * @param carriedOverFrom the agreement of the year before that it carries on
 * @param ageYears how many years the wish has been carried on
 */
public record BindingLine(UUID id, int number, AgreedLine line, @Nullable UUID carriedOverFrom, int ageYears) {
}
