package de.schulausstattung.gateway.documents;

import io.vertx.core.buffer.Buffer;

/**
 * The merged document as it goes over the wire.
 *
 * @param isComplete whether every service has handed out its own
 */
record MergedDocument(Buffer json, Buffer yaml, boolean isComplete) {
}
