/** What a talk is about: a versioned template, and what the parties propose. */
@NullMarked
package de.schulausstattung.meeting.agenda;

import org.jspecify.annotations.NullMarked;
