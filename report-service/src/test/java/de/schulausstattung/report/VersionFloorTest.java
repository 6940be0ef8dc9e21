package de.schulausstattung.report;

import de.schulausstattung.platform.testing.VersionFloorContract;

class VersionFloorTest extends VersionFloorContract {
}
