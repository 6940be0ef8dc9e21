package de.schulausstattung.platform.operations;

import jakarta.ws.rs.NotFoundException;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Hides what is behind the {@link OperatorsDoor} from operators who did not come through it; everybody else is refused before,
 * for lack of the permission.
 */
class OperatorsDoorFilter {

    @OperatorsDoor
    @ServerRequestFilter
    void hide() {
        if (!OperatorsDoorRoute.isPassed()) {
            throw new NotFoundException();
        }
    }
}
