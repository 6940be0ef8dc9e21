/**
 * The yearly talks of schools and their Träger: rounds, slots, participants, invitations, agenda and dossier, protocols and
 * agreements.
 */
@NullMarked
package de.schulausstattung.meeting;

import org.jspecify.annotations.NullMarked;
