package de.schulausstattung.platform.idempotency;

/**
 * An answer of which the status alone does not tell whether anything was stored. One without effect is not kept under its
 * key: like any refusal it leaves nothing, and a retry runs.
 */
public interface Outcome {

    /** Whether anything was stored. */
    boolean hasEffect();
}
