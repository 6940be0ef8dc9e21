package de.schulausstattung.local.bench;

import java.util.Map;

/** Why a work costs what it costs, as profiles and plans showed it; docs/benchmarks.md tells how they were taken. */
final class Reasons {

    private static final Map<String, String> KNOWN = Map.of("read one device", """
            A third of the processor's samples verify the token (RSA alone 8 %), a fifth serve the transaction, a sixth are \
            Hibernate's; the rest is flat.""");

    private Reasons() {
    }

    static String of(String work) {
        return KNOWN.entrySet().stream().filter(reason -> work.startsWith(reason.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("No profile was taken of it yet.");
    }
}
