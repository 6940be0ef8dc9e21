package de.schulausstattung.inventory.directory;

/** An official list was stored; adopted schools may have to follow. Fired outside any transaction, in the operator's scope. */
public record DirectoryChanged() {
}
