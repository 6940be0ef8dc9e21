/** Long work under a lease, with progress, counts and files. */
@NullMarked
package de.schulausstattung.platform.job;

import org.jspecify.annotations.NullMarked;
