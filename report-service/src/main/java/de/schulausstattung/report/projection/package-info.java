/** Read models: what events leave here, how far they reach, and how they are rebuilt. */
@NullMarked
package de.schulausstattung.report.projection;

import org.jspecify.annotations.NullMarked;
