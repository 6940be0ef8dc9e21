package de.schulausstattung.gateway.routing;

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body that passes through piece by piece while somebody counts; a piece that is not let through is dropped. */
final class WatchedStream implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final IntPredicate letsThrough;

    WatchedStream(ReadStream<Buffer> source, IntPredicate letsThrough) {
        this.source = source;
        this.letsThrough = letsThrough;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : piece -> {
            if (letsThrough.test(piece.length())) {
                handler.handle(piece);
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(handler);
        return this;
    }
}
