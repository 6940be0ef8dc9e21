package de.schulausstattung.platform.paging;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The envelope of every list. A list is never cut silently: {@code next} stands there as long as there is more.
 *
 * @param next cursor of the following page, absent on the last
 * @param previous cursor of the preceding page, absent on the first
 * @param count how many rows the filters match, where {@code count} asked for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items,
        @Schema(description = "Cursor of the following page; absent on the last") @Nullable String next,
        @Schema(description = "Cursor of the preceding page; absent on the first") @Nullable String previous,
        @Nullable Count count) {

    /**
     * How many rows match.
     *
     * @param exact false where the database estimated
     */
    public record Count(long value, boolean exact) {
    }

    /** The same page with other items, for sparse fields. */
    public <U> Page<U> withItems(List<U> items) {
        return new Page<>(items, next, previous, count);
    }
}
