package de.schulausstattung.platform;

import de.schulausstattung.platform.testing.VersionFloorContract;

class VersionFloorTest extends VersionFloorContract {
}
