package de.schulausstattung.meeting.agenda;

import java.util.List;
import java.util.UUID;

/**
 * The agenda of a talk.
 *
 * @param template the template it follows
 * @param laidDown whether people were invited with it, so that a new template does not change it any more
 */
public record Agenda(UUID meetingId, String template, boolean laidDown, List<AgendaItemView> items) {
}
