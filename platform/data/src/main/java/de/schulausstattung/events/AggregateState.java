package de.schulausstattung.events;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The published state of an aggregate after a change: everything a consumer may need, so that it never has to call back. */
public interface AggregateState {

    /** The aggregate's id within its tenant. */
    @JsonIgnore
    String aggregateId();

    /** For {@link #visibleAt()}: the whole tenant shares the aggregate, and every school of it may see it. */
    String EVERY_SCHOOL = "*";

    /** The school whose staff may see the aggregate, {@link #EVERY_SCHOOL}, or null where it is nothing for schools. */
    @JsonIgnore
    @Nullable
    String visibleAt();

    /** The topic, and with it the aggregate type, this state is published on. */
    @JsonIgnore
    Topic topic();

    /**
     * Whether this is the end of the aggregate: no other state follows but the announcement of this one anew. Consumers are
     * told to forget it some time later.
     */
    default boolean deleted() {
        return false;
    }
}
