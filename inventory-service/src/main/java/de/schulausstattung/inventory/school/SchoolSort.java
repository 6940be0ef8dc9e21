package de.schulausstattung.inventory.school;

import java.util.function.Function;

import de.schulausstattung.platform.persistence.SortKey;

enum SchoolSort implements SortKey<School> {

    NAME("name", "sortKey", School::sortKey),
    SCHULNUMMER("schulnummer", "schulnummer", School::schulnummer);

    private final String parameter;
    private final String attribute;
    private final Function<School, String> key;

    SchoolSort(String parameter, String attribute, Function<School, String> key) {
        this.parameter = parameter;
        this.attribute = attribute;
        this.key = key;
    }

    @Override
    public String parameter() {
        return parameter;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public String idAttribute() {
        return "schulnummer";
    }

    @Override
    public String keyOf(School entity) {
        return key.apply(entity);
    }

    @Override
    public String idOf(School entity) {
        return entity.schulnummer();
    }

    @Override
    public Object parseKey(String text) {
        return text;
    }

    @Override
    public Object parseId(String text) {
        return text;
    }
}
