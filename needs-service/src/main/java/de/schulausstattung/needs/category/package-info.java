/** Which device classes can be planned for, and to which budget category each belongs. */
@NullMarked
package de.schulausstattung.needs.category;

import org.jspecify.annotations.NullMarked;
