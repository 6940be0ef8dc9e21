package de.schulausstattung.local;

import java.io.IOException;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the {@link RunningSuite} to tests, starts it for the first that asks, and stops it after the last. */
final class SuiteExtension implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSuite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return suite(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        suite(context).heal();
    }

    private static RunningSuite suite(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(SuiteExtension.class))
                .computeIfAbsent(RunningSuite.class, _ -> {
                    try {
                        return RunningSuite.start();
                    } catch (IOException e) {
                        throw new StartFailed("Die Suite startet nicht", e);
                    }
                }, RunningSuite.class);
    }
}
