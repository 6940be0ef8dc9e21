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
     * @param end how far it gets
     */
    record Parameters(String model, End end) {
    }

    enum End {
        DONE,
        REFUSED,
        BROKEN
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var parameters = work.parameters(Parameters.class);
        work.progress(1, 3);
        switch (parameters.end()) {
            case DONE -> addModel(work, parameters.model());
            case REFUSED -> throw new Rejected("school-unknown", "110000");
            case BROKEN -> throw new IllegalStateException("broken");
        }
    }

    private void addModel(JobWork work, String model) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("INSERT INTO device_model (id, maker, name, device_class, version) "
                    + "VALUES (uuidv7(), 'Muster', ?, 'TABLET', 0)").setParameter(1, model).executeUpdate();
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
