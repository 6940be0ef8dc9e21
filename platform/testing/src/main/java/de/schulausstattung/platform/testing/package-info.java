/** What tests of every service stand on: real servers, signed tokens, and the contracts that no service may break. */
@NullMarked
package de.schulausstattung.platform.testing;

import org.jspecify.annotations.NullMarked;
