package de.schulausstattung.platform.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The conditions of a list: those whose value the caller gave. Each names its parameter; values never enter the text. */
public final class Where {

    private static final String LAST_CODE_POINT = Character.toString(Character.MAX_CODE_POINT);

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * Adds a condition unless its value is absent.
     *
     * @param condition JPQL with the named parameter, {@code e.status = :status}
     */
    public Where and(String condition, String parameter, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            conditions.add("(" + condition + ")");
            parameters.put(parameter, value);
        }
        return this;
    }

    /**
     * Adds that a text begins so, unless the beginning is absent. A range and not LIKE: only comparisons of text reach an index
     * behind the wall, and the builtin collation orders by code point.
     */
    public Where startsWith(String attribute, String parameter, @Nullable String beginning) {
        if (beginning != null) {
            conditions.add("(" + attribute + " >= :" + parameter + " and " + attribute + " < :" + parameter + "End)");
            parameters.put(parameter, beginning);
            parameters.put(parameter + "End", beginning + LAST_CODE_POINT);
        }
        return this;
    }

    /** Adds one condition or the other, as the caller said, or neither. */
    public Where either(@Nullable Boolean which, String ifTrue, String ifFalse) {
        if (which != null) {
            conditions.add("(" + (which ? ifTrue : ifFalse) + ")");
        }
        return this;
    }

    /** Adds a condition without a value. */
    public Where and(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    String clause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    String clauseWith(String further) {
        return (conditions.isEmpty() ? " where " : clause() + " and ") + further;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
