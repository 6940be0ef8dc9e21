package de.schulausstattung.platform.inbox;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;

/** Lets the operator see dead letters and try them again. */
@ApplicationScoped
public class DeadLetterService {

    private final DeadLetters letters;
    private final EventConsumer consumer;
    private final List<Reaction<?>> reactions;

    DeadLetterService(DeadLetters letters, EventConsumer consumer, @All List<Reaction<?>> reactions) {
        this.letters = letters;
        this.consumer = consumer;
        this.reactions = reactions;
    }

    /** Those that nobody has resolved, oldest first, at most a thousand. */
    public List<DeadLetters.DeadLetter> open() {
        return letters.open();
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
        try {
            consumer.replay(letter.key(), letter.payload(), reaction);
        } catch (RuntimeException e) {
            Log.warnf(e, "Dead letter still refused: letter=%s", id);
            throw new Conflict("dead-letter-unresolved", id);
        }
        letters.resolve(id);
        Log.infof("Dead letter replayed: letter=%s consumer=%s", id, letter.consumer());
    }
}
