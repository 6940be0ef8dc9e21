package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.MissingNode;

import de.schulausstattung.local.ApiDocument.Operation;

class ApiDocumentTest {

    /** Red while the service was looked for by the name of its database, which is another word. */
    @Test
    void findsTheServiceOfAnOperationByItsRoute() {
        assertThat(serviceOf("/api/inventory/v1/devices")).isEqualTo("inventory-service");
        assertThat(serviceOf("/api/reports/v1/annual-reports/{jahr}")).isEqualTo("report-service");
        assertThat(serviceOf("/api/needs/v1/needs/{id}")).isEqualTo("needs-service");
        assertThat(serviceOf("/api/gateway/v1/me")).isEqualTo("gateway");
    }

    private static String serviceOf(String path) {
        return new Operation("GET", path, MissingNode.getInstance()).service().name();
    }
}
