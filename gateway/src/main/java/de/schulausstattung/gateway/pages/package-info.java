/** Pages for people: the start page, and one page for each problem. */
@NullMarked
package de.schulausstattung.gateway.pages;

import org.jspecify.annotations.NullMarked;
