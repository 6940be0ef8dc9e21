package de.schulausstattung.needs;

import de.schulausstattung.platform.testing.VersionFloorContract;

class VersionFloorTest extends VersionFloorContract {
}
