package de.schulausstattung.platform.inbox;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.audit.OperatorActs;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;

/** Lets the operator see dead letters and try them again. */
@ApplicationScoped
public class DeadLetterService {

    private static final int SHOWN = 1_000;

    private final DeadLetters letters;
    private final EventConsumer consumer;
    private final OperatorActs acts;
    private final List<Reaction<?>> reactions;

    DeadLetterService(DeadLetters letters, EventConsumer consumer, OperatorActs acts, @All List<Reaction<?>> reactions) {
        this.letters = letters;
        this.consumer = consumer;
        this.acts = acts;
        this.reactions = reactions;
    }

    /**
     * Events that could not be applied here, oldest first, at most a thousand.
     *
     * @param more whether there are others; they show when these are resolved
     */
    public record OpenDeadLetters(List<DeadLetters.DeadLetter> items, boolean more) {
    }

    /** The oldest that nobody has resolved. */
    public OpenDeadLetters open() {
        var found = letters.open(SHOWN + 1);
        return new OpenDeadLetters(found.subList(0, Math.min(found.size(), SHOWN)), found.size() > SHOWN);
    }

    /**
     * Tries a dead letter again; if it can be applied now, it is resolved.
     *
     * @throws Conflict {@code dead-letter-unresolved} where it still cannot be applied
     */
    public void replay(UUID id) {
        var letter = letters.payload(id);
        if (letter == null) {
            throw new NotFound("dead-letter", id);
        }
        var reaction = reactions.stream().filter(one -> one.consumer().equals(letter.consumer())).findFirst()
                .orElseThrow(() -> new NotFound("consumer", letter.consumer()));
        var by = acts.by();
        try {
            consumer.replay(letter.key(), letter.payload(), reaction);
        } catch (RuntimeException e) {
            Log.warnf(e, "Dead letter still refused: letter=%s", id);
            letters.replayed(id, false, by);
            throw new Conflict("dead-letter-unresolved", id);
        }
        letters.replayed(id, true, by);
    }
}
