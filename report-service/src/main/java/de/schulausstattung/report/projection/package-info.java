/** Read models: what events of inventory leave here, how far they reach, and how they are rebuilt. */
@NullMarked
package de.schulausstattung.report.projection;

import org.jspecify.annotations.NullMarked;
