/** What was, and when: recorded states, incremental sync, refused acts. */
@NullMarked
package de.schulausstattung.platform.history;

import org.jspecify.annotations.NullMarked;
