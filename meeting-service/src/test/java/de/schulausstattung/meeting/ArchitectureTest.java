package de.schulausstattung.meeting;

import de.schulausstattung.platform.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {
}
