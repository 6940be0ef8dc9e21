package de.schulausstattung.platform.history;

import java.util.Arrays;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.DomainException;
import de.schulausstattung.platform.problem.Rejected;
import io.quarkus.logging.Log;

/**
 * Notes refusals when everything of the act is over. It stands outside of every transaction on purpose: whoever holds a
 * connection while asking for a second one waits for others who do the same, and with as many as the pool has connections
 * nobody gets one.
 */
@NotesRefusal(Topic.INVENTORY_DEVICE)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RefusalInterceptor {

    private final RefusedActs refused;

    RefusalInterceptor(RefusedActs refused) {
        this.refused = refused;
    }

    @AroundInvoke
    Object watch(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (Conflict | Rejected e) {
            note(call, e);
            throw e;
        }
    }

    /** The caller is told of the refusal, whether it can be noted or not. */
    private void note(InvocationContext call, DomainException refusal) {
        var type = call.getMethod().getAnnotation(NotesRefusal.class).value();
        var step = Arrays.stream(call.getParameters()).filter(Step.class::isInstance).map(Step.class::cast).findFirst();
        try {
            refused.note(type, id(call), step.map(taken -> taken.transition().name()).orElse(call.getMethod().getName()),
                    refusal.problem(), step.map(Step::reason).orElse(null));
        } catch (RuntimeException e) {
            Log.errorf(e, "A refused act could not be noted: problem=%s", refusal.problem());
        }
    }

    private static String id(InvocationContext call) {
        var parameters = call.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(RestPath.class) && parameters[i].getName().equals("id")) {
                return String.valueOf(call.getParameters()[i]);
            }
        }
        throw new IllegalStateException(call.getMethod() + " has no path parameter id");
    }
}
