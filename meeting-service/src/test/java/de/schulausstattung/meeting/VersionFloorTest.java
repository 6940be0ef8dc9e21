package de.schulausstattung.meeting;

import de.schulausstattung.platform.testing.VersionFloorContract;

class VersionFloorTest extends VersionFloorContract {
}
