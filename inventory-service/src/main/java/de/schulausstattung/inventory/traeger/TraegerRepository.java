package de.schulausstattung.inventory.traeger;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class TraegerRepository implements PanacheRepositoryBase<Traeger, String> {

    /** The installation's own list of tenants, for jobs that visit them one by one; an older state changes nothing. */
    void list(String tenant, Traeger traeger) {
        getEntityManager().createNativeQuery("""
                INSERT INTO tenant AS t VALUES (:tenant, :name, :kreis, :epoch, :version)
                ON CONFLICT ON CONSTRAINT tenant_pkey DO UPDATE
                   SET (name, kreis, epoch, version) = (excluded.name, excluded.kreis, excluded.epoch, excluded.version)
                 WHERE (t.epoch, t.version) < (excluded.epoch, excluded.version)""")
                .setParameter("tenant", tenant).setParameter("name", traeger.name()).setParameter("kreis", traeger.kreis())
                .setParameter("epoch", traeger.epoch()).setParameter("version", traeger.version()).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<String> tenants() {
        return getEntityManager().createNativeQuery("SELECT tenant_id FROM tenant ORDER BY tenant_id").getResultList();
    }
}
