package de.schulausstattung.needs.standard;

import java.util.UUID;

/** What a standard was adopted from, as it was called then. */
public record Adopted(UUID id, String label, StandardLevel level, String source) {
}
