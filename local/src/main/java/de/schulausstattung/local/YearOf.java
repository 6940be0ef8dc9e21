package de.schulausstattung.local;

import de.schulausstattung.local.demo.School;

/**
 * A school and all who have to do with its year.
 *
 * @param clerk procures for the Träger (IT-Beschaffung)
 * @param administration answers for the Träger's money (Schulverwaltung)
 * @param head of the school (Schulleitung)
 * @param officer knows what the school's Medienkonzept asks for (Medienbeauftragte)
 * @param adviser advises the school from outside (Medienberatung)
 */
record YearOf(School school, Actor clerk, Actor administration, Actor head, Actor officer, Actor adviser) {
}
