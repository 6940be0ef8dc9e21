package de.schulausstattung.needs;

import de.schulausstattung.platform.testing.SbomContract;

class SbomIT extends SbomContract {
}
