/** Read models: what events of inventory and needs leave here, for the dossier of a talk and for what became of agreements. */
@NullMarked
package de.schulausstattung.meeting.projection;

import org.jspecify.annotations.NullMarked;
