package de.schulausstattung.needs.standard;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class TemplateRepository implements PanacheRepositoryBase<StandardTemplate, UUID> {
}
