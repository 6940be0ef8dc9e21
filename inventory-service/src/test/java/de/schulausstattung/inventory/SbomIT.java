package de.schulausstattung.inventory;

import de.schulausstattung.platform.testing.SbomContract;

class SbomIT extends SbomContract {
}
