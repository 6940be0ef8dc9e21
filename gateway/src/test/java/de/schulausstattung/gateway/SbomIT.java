package de.schulausstattung.gateway;

import de.schulausstattung.platform.testing.SbomContract;

class SbomIT extends SbomContract {
}
