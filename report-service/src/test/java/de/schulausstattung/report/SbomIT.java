package de.schulausstattung.report;

import de.schulausstattung.platform.testing.SbomContract;

class SbomIT extends SbomContract {
}
