package de.schulausstattung.platform.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * Holds JSON to 1 MB, and batches to 4 MB: it becomes objects in memory. What the server accepts at all
 * ({@code quarkus.http.limits.max-body-size}) is meant for files.
 */
@Provider
class JsonBodyLimit implements ReaderInterceptor {

    private static final long ONE = 1 << 20;
    private static final long BATCH = 4 << 20;
    private static final String BATCH_PATH = ":batch";

    private final CurrentVertxRequest request;

    JsonBodyLimit(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            var limit = request.getCurrent().request().path().endsWith(BATCH_PATH) ? BATCH : ONE;
            var announced = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
            if (announced != null && Long.parseLong(announced) > limit) {
                throw new BodyTooLarge();
            }
            context.setInputStream(new Limited(context.getInputStream(), limit));
        }
        return context.proceed();
    }

    /** Whoever sends in chunks tells no length. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws BodyTooLarge {
            left -= read;
            if (left < 0) {
                throw new BodyTooLarge();
            }
        }
    }
}
