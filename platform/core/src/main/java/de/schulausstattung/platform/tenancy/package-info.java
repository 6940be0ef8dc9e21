/** Which tenant and which of its schools the work at hand may see. */
@NullMarked
package de.schulausstattung.platform.tenancy;

import org.jspecify.annotations.NullMarked;
