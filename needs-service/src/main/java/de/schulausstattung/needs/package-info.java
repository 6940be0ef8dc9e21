/**
 * What schools need: equipment standards and what is missing against them, Medienkonzepte, rounds of needs, budgets and
 * procurement.
 */
@NullMarked
package de.schulausstattung.needs;

import org.jspecify.annotations.NullMarked;
