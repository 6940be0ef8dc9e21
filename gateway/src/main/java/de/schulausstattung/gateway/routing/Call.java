package de.schulausstattung.gateway.routing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * A request to a service and its answer, of which one may let go without breaking off somebody else's.
 *
 * <p>
 * Vert.x closes the connection of a request that is reset also when its answer has arrived whole (4.5.28,
 * {@code Http1xClientConnection.reset}). By then the connection is back in the pool, and may be at work for another: one client
 * that hangs up would cut off a second one. So what has been answered is read to its end first, and only what does not end is
 * reset. What remains is an answer that ends on the connection's own event loop in the very moment of that reset.
 *
 * <p>
 * Runs on the event loop of its exchange.
 */
final class Call {

    /** Time for what is on its way already: an answer that has arrived ends at once. */
    static final long GRACE_MILLIS = 100;

    private final Vertx vertx;
    private final HttpClientRequest request;
    private final Runnable whenReset;
    private @Nullable HttpClientResponse answer;
    private boolean isSent;
    private boolean isAnswered;
    private boolean isLetGo;

    /**
     * Of a request that is not sent yet.
     *
     * @param whenReset what is to be done instead when the proxy resets it
     */
    Call(Vertx vertx, HttpClientRequest request, Runnable whenReset) {
        this.vertx = vertx;
        this.request = request;
        this.whenReset = whenReset;
        request.response().onSuccess(this::begun);
    }

    private void begun(HttpClientResponse response) {
        answer = response;
        response.end().onComplete(_ -> isAnswered = true);
    }

    /** Nobody gets the answer, or the rest of it: whoever reads it is told of no end. */
    void letGo() {
        if (isAnswered) {
            breakOff();
            return;
        }
        if (answer != null) {
            answer.endHandler(null).handler(_ -> {
            }).resume();
        }
        if (!isLetGo) {
            isLetGo = true;
            vertx.setTimer(GRACE_MILLIS, _ -> breakOff());
        }
    }

    /** The connection goes back once both are through: an answer before the request's end leaves it ours. */
    private void breakOff() {
        if (!isAnswered || !isSent) {
            request.reset();
        }
    }

    /**
     * The request for the proxy, which resets it whenever something goes wrong. By reflection: the interface has some fifty
     * methods, and two of them matter.
     */
    HttpClientRequest request() {
        return (HttpClientRequest) Proxy.newProxyInstance(HttpClientRequest.class.getClassLoader(),
                new Class<?>[] { HttpClientRequest.class }, this::invoke);
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "reset" -> {
                whenReset.run();
                return true;
            }
            case "end", "send" -> isSent = true;
            default -> {
            }
        }
        try {
            var result = method.invoke(request, arguments);
            return result == request ? proxy : result;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
