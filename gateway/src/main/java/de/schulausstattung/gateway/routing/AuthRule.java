package de.schulausstattung.gateway.routing;

/** Who may use a route at all. Services verify every token again; this only keeps strangers off their doors. */
public enum AuthRule {
    /** A valid token for the gateway is required. */
    TOKEN,
    /** Anyone, for open data and for links that are a secret themselves; a token that is sent must still be valid. */
    PUBLIC
}
