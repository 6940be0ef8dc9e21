package de.schulausstattung.platform.persistence;

import de.schulausstattung.platform.testing.VersionFloorContract;

class VersionFloorTest extends VersionFloorContract {
}
