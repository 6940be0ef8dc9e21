/** What school and Träger have agreed on: binding lines of final protocols, and what came of them. */
@NullMarked
package de.schulausstattung.meeting.agreement;

import org.jspecify.annotations.NullMarked;
