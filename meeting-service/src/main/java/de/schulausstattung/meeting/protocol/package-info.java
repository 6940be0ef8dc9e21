/** The protocol of a talk: written, approved by both parties, final for ever; supplements are further versions. */
@NullMarked
package de.schulausstattung.meeting.protocol;

import org.jspecify.annotations.NullMarked;
