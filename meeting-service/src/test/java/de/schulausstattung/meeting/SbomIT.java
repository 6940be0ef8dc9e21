package de.schulausstattung.meeting;

import de.schulausstattung.platform.testing.SbomContract;

class SbomIT extends SbomContract {
}
