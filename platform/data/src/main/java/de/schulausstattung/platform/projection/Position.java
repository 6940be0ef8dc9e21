package de.schulausstattung.platform.projection;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A state that a caller has written and wants to see: {@code inventory.device/<id>@<epoch>.<version>}, one of those in the
 * header {@code Event-Position} of the writing service.
 */
record Position(String topic, String aggregateId, int epoch, long version) {

    private static final Pattern FORM = Pattern
            .compile("([a-z]+\\.[a-z-]+)/([0-9A-Za-z-]{1,64})@([0-9]{1,9})\\.([0-9]{1,18})");

    static Optional<Position> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches() ? Optional.of(new Position(found.group(1), found.group(2), Integer.parseInt(found.group(3)),
                Long.parseLong(found.group(4)))) : Optional.empty();
    }
}
