package de.schulausstattung.platform.persistence;

import java.lang.reflect.Type;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * Reads JSON that we stored ourselves, perhaps by an older or a newer release: fields that are no longer known are ignored,
 * and what cannot be read is our fault and not the caller's.
 */
@ApplicationScoped
public class StoredJson {

    private final ObjectMapper json;
    private final ObjectReader reader;

    StoredJson(ObjectMapper json) {
        this.json = json;
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /**
     * Reads a value back.
     *
     * @throws IllegalStateException where it cannot be read
     */
    public <T> T read(String text, Class<T> type) {
        return type.cast(read(text, (Type) type));
    }

    /** As {@link #read(String, Class)}, for types with parameters. */
    public Object read(String text, Type type) {
        try {
            return reader.forType(json.constructType(type)).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored cannot be read as " + type.getTypeName(), e);
        }
    }

    /** Writes a value. */
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written: " + value.getClass().getName(), e);
        }
    }
}
