/** Benchmarks: each work beside its floor, in one run on one machine. Nothing here asserts a time. */
@NullMarked
package de.schulausstattung.local.bench;

import org.jspecify.annotations.NullMarked;
