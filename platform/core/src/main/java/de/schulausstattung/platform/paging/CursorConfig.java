package de.schulausstattung.platform.paging;

import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** Keys that sign cursors. All replicas of a service share them; old keys stay listed until their cursors are gone. */
@ConfigMapping(prefix = "schulausstattung.cursor")
public interface CursorConfig {

    /** Id of the key that signs new cursors. */
    String keyId();

    /** Secrets by key id, at least 32 characters each. */
    Map<String, String> keys();
}
