package de.schulausstattung.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sends the entity tag of what an answer shows, and 304 where the client has all of it already. */
class VersionFilter {

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Versioned view)) {
            return;
        }
        var tag = Versioned.tag(view);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (request.getMethod().equals("GET") && view.versionTellsAll()
                && tag.equals(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setEntity(null);
            response.setStatus(304);
        }
    }
}
