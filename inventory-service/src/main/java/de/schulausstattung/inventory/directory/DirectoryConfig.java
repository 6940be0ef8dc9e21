package de.schulausstattung.inventory.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much an official list may change at once. */
@ConfigMapping(prefix = "inventory.directory")
public interface DirectoryConfig {

    /**
     * How many of a hundred schools that a source lists an import may take off. A working value without official source: in a
     * year about one school in a hundred closes, so a list that leaves out more is probably not whole.
     */
    @WithDefault("2")
    int maxUnlistedPercent();
}
