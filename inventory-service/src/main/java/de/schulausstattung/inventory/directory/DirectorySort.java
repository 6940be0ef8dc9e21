package de.schulausstattung.inventory.directory;

import java.util.function.Function;

import de.schulausstattung.platform.persistence.SortKey;

enum DirectorySort implements SortKey<DirectoryEntry> {

    SCHULNUMMER("schulnummer", "schulnummer", DirectoryEntry::schulnummer),
    NAME("name", "sortKey", DirectoryEntry::sortKey);

    private final String parameter;
    private final String attribute;
    private final Function<DirectoryEntry, String> key;

    DirectorySort(String parameter, String attribute, Function<DirectoryEntry, String> key) {
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
    public String keyOf(DirectoryEntry entity) {
        return key.apply(entity);
    }

    @Override
    public String idOf(DirectoryEntry entity) {
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
