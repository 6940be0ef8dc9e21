/** HTTP rules that hold for every endpoint: request ids, known parameters, entity tags, hashes, sparse fields. */
@NullMarked
package de.schulausstattung.platform.web;

import org.jspecify.annotations.NullMarked;
