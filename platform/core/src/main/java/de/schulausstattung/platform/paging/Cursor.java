package de.schulausstattung.platform.paging;

/**
 * Where a page begins: after (or before) the row with this sort value and id.
 *
 * @param sort the list's order as the caller named it, {@code -purchasedOn}
 * @param backward whether the page lies before the row
 * @param key the row's sort value as text
 * @param id the row's id, the tie-breaker
 * @param filterHash the filters the cursor was made for; another filter is another list
 */
public record Cursor(String sort, boolean backward, String key, String id, String filterHash) {
}
