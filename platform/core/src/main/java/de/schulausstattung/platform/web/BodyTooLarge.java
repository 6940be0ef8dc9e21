package de.schulausstattung.platform.web;

import java.io.IOException;

/** The body is larger than bodies of its kind may be. An {@link IOException}, which readers hand on as it is. */
public final class BodyTooLarge extends IOException {

    BodyTooLarge() {
        super("The body is too large");
    }
}
