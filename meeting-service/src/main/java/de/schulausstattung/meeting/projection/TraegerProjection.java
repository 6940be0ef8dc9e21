package de.schulausstattung.meeting.projection;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import de.schulausstattung.platform.projection.TenantProjection;
import de.schulausstattung.platform.tenancy.TenantScope;

/** Träger, and with them the list of tenants. */
@Singleton
class TraegerProjection extends TenantProjection {

    TraegerProjection(EntityManager entities, TenantScope tenants) {
        super(entities, tenants);
    }
}
