package de.schulausstattung.inventory;

import de.schulausstattung.platform.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {
}
