/** Errors as RFC 9457 problem documents, in German and English. */
@NullMarked
package de.schulausstattung.platform.problem;

import org.jspecify.annotations.NullMarked;
