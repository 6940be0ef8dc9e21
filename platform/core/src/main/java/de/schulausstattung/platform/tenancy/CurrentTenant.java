package de.schulausstattung.platform.tenancy;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/**
 * The scope of the work at hand. Bound once, before the first transaction, and never changed: a connection keeps the tenant
 * it was taken with.
 */
@RequestScoped
public class CurrentTenant {

    private @Nullable Scope scope;
    private String subject = "";

    /** The scope of this request, message or job, or null where none is bound; there is no default tenant. */
    public @Nullable Scope scope() {
        return scope;
    }

    /** Who acts: the token's subject, or {@code system:<name>} for messages and jobs. Empty where nothing is bound. */
    public String subject() {
        return subject;
    }

    /**
     * Binds the scope.
     *
     * @throws IllegalStateException when one is bound already
     */
    void bind(Scope scope, String subject) {
        if (this.scope != null) {
            throw new IllegalStateException("A tenant is bound already");
        }
        this.scope = scope;
        this.subject = subject;
    }
}
