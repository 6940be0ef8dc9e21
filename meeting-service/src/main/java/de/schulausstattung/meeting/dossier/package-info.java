/**
 * What everybody should have read before a talk: stock and its age, pupils, needs, and what became of last year's agreements.
 */
@NullMarked
package de.schulausstattung.meeting.dossier;

import org.jspecify.annotations.NullMarked;
