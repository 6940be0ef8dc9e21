/** Who calls: memberships from the verified token, and the permissions they give in the chosen tenant. */
@NullMarked
package de.schulausstattung.platform.security;

import org.jspecify.annotations.NullMarked;
