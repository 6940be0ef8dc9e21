package de.schulausstattung.inventory.reliability;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobWork;
import de.schulausstattung.platform.problem.Rejected;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Long work that stops before its last step, until the test lets it go on: it adds a device model. */
@ApplicationScoped
class SteppedJob implements JobHandler {

    static final String KIND = "stepped";

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final EntityManager entities;

    SteppedJob(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What to do.
     *
     * @param model the name of the model to add
     * @param refused whether a rule refuses it
     */
    record Parameters(String model, boolean refused) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var parameters = work.parameters(Parameters.class);
        work.progress(1, 3);
        if (parameters.refused()) {
            throw new Rejected("school-unknown", "110000");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("INSERT INTO device_model (id, maker, name, device_class, version) "
                    + "VALUES (uuidv7(), 'Muster', ?, 'TABLET', 0)").setParameter(1, parameters.model()).executeUpdate();
            begun.release();
            waitFor(mayEnd);
            work.succeed(Map.of("models", 1L), null, null);
        });
    }

    void awaitBegin() {
        waitFor(begun);
    }

    void letEnd() {
        mayEnd.release();
    }

    private static void waitFor(Semaphore signal) {
        try {
            if (!signal.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
