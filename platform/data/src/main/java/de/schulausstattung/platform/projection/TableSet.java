package de.schulausstattung.platform.projection;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The two sets of projected tables: what is read, and what a rebuild builds beside it. */
public sealed interface TableSet {

    /** The name of a table in this set. */
    String name(String table);

    /** What is read, and what events are applied to as they come. */
    record Live() implements TableSet {
        @Override
        public String name(String table) {
            return table;
        }
    }

    /**
     * What is being built.
     *
     * @param run of the rebuild; once another has begun, nothing of this one is written any more
     * @param tenants whose events were met
     */
    record Next(UUID run, Set<String> tenants) implements TableSet {

        /** The set of a rebuild that begins. */
        public Next(UUID run) {
            this(run, ConcurrentHashMap.newKeySet());
        }

        @Override
        public String name(String table) {
            return table + "_next";
        }
    }
}
