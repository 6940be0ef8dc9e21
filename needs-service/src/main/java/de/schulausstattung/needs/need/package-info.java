/** What schools need: asked for with a reason, weighed, decided, carried on; with what came of it. */
@NullMarked
package de.schulausstattung.needs.need;

import org.jspecify.annotations.NullMarked;
