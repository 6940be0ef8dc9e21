package de.schulausstattung.report;

import de.schulausstattung.platform.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {
}
