package de.schulausstattung.platform.audit;

import java.util.UUID;

import de.schulausstattung.platform.persistence.SortKey;

/** Ids are made in the order of time: the one order there is. */
enum OperatorActSort implements SortKey<OperatorAct> {

    RECORDED_AT;

    @Override
    public String parameter() {
        return "recordedAt";
    }

    @Override
    public String attribute() {
        return "id";
    }

    @Override
    public String keyOf(OperatorAct entity) {
        return idOf(entity);
    }

    @Override
    public String idOf(OperatorAct entity) {
        return entity.id().toString();
    }

    @Override
    public Object parseKey(String text) {
        return parseId(text);
    }

    @Override
    public Object parseId(String text) {
        return UUID.fromString(text);
    }
}
