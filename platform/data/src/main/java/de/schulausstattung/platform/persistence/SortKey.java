package de.schulausstattung.platform.persistence;

/**
 * One documented order of a list. Its column is NOT NULL and has an index that ends in the id, so that every page costs the
 * same.
 *
 * @param <E> the entity listed
 */
public interface SortKey<E> {

    /** The name the caller uses. */
    String parameter();

    /** The entity's attribute. */
    String attribute();

    /** The value of a row, as the text that a cursor carries. */
    String keyOf(E entity);

    /** The id of a row, as the text that a cursor carries. */
    String idOf(E entity);

    /** Reads a value back from a cursor. */
    Object parseKey(String text);

    /** Reads an id back from a cursor. */
    Object parseId(String text);

    /** The attribute that breaks ties. */
    default String idAttribute() {
        return "id";
    }
}
