package de.schulausstattung.local.demo;

/** Who runs schools: a municipality or the Kreis itself. */
public record Traeger(String nummer, String name) {
}
