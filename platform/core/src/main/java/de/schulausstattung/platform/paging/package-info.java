/** Pages by keyset: the request, the signed cursor and the envelope of every list. */
@NullMarked
package de.schulausstattung.platform.paging;

import org.jspecify.annotations.NullMarked;
