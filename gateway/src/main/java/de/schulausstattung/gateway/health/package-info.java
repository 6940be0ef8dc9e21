/** What the gateway knows of the services behind it, for information. */
@NullMarked
package de.schulausstattung.gateway.health;

import org.jspecify.annotations.NullMarked;
