package de.schulausstattung.platform.persistence;

import java.util.UUID;
import java.util.function.Function;

/**
 * One documented order of a list. Its column is NOT NULL and has an index that ends in the id, so that every page costs the
 * same.
 *
 * @param parameter the name the caller uses
 * @param attribute the entity's attribute
 * @param key the value of a row, as the text that a cursor carries
 * @param parseKey reads a value back from a cursor
 * @param idAttribute the attribute that breaks ties
 * @param id the id of a row, as the text that a cursor carries
 * @param parseId reads an id back from a cursor
 * @param <E> the entity listed
 */
public record SortKey<E>(String parameter, String attribute, Function<E, String> key, Function<String, Object> parseKey,
        String idAttribute, Function<E, String> id, Function<String, Object> parseId) {

    /** Rows with an {@code id}, by a text. */
    public static <E> SortKey<E> of(String parameter, String attribute, Function<E, String> key, Function<E, UUID> id) {
        return new SortKey<>(parameter, attribute, key, text -> text, "id", row -> id.apply(row).toString(), UUID::fromString);
    }

    /** Rows by their {@code id}, which is the order in which they were made. */
    public static <E> SortKey<E> ofId(Function<E, UUID> id) {
        return of("id", "id", _ -> "", id);
    }

    /** Rows whose id is a number that people know, by a text. */
    public static <E> SortKey<E> of(String parameter, String attribute, Function<E, String> key, String idAttribute,
            Function<E, String> id) {
        return new SortKey<>(parameter, attribute, key, text -> text, idAttribute, id, text -> text);
    }

    /** Rows by a number that people know and that is their id. */
    public static <E> SortKey<E> ofId(String attribute, Function<E, String> id) {
        return of(attribute, attribute, id, attribute, id);
    }

    /** The same order by values that are no text: reads them from their text. */
    public SortKey<E> parsedBy(Function<String, Object> parse) {
        return new SortKey<>(parameter, attribute, key, parse, idAttribute, id,
                attribute.equals(idAttribute) ? parse : parseId);
    }

    String keyOf(E row) {
        return key.apply(row);
    }

    String idOf(E row) {
        return id.apply(row);
    }
}
