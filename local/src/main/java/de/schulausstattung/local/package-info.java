/** The local run: database, broker, identity provider and the services' jars on one machine, without Docker. */
@NullMarked
package de.schulausstattung.local;

import org.jspecify.annotations.NullMarked;
