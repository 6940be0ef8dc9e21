/** The Keycloak realm: rules as a file, groups and demo users from the Kreis. */
@NullMarked
package de.schulausstattung.local.identity;

import org.jspecify.annotations.NullMarked;
