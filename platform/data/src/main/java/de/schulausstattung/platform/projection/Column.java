package de.schulausstattung.platform.projection;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A column of a projected table and where its value comes from.
 *
 * @param name in the table
 * @param type of PostgreSQL
 * @param value of the state
 */
public record Column<S>(String name, String type, Function<S, ? extends @Nullable Object> value) {
}
