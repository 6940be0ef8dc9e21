package de.schulausstattung.needs;

import de.schulausstattung.platform.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {
}
