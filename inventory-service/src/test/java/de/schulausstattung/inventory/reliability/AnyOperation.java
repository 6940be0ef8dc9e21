package de.schulausstattung.inventory.reliability;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.Tokens;

/** Who may call an operation of inventory, whichever it is, and with which ids; a Träger of its own. */
final class AnyOperation extends InventoryTest {

    private final Traeger traeger = aTraeger(1);

    private AnyOperation() {
    }

    static AnyOperation ofTraeger() {
        return new AnyOperation();
    }

    String caller(String path) {
        return path.startsWith(API + "/traeger") || path.startsWith(API + "/directory")
                || path.startsWith(API + "/operations") ? Tokens.betrieb() : traeger.it();
    }

    String concrete(String path) {
        return path.replace("{schulnummer}", traeger.school()).replace("{schuljahr}", "2026-27").replace("{sequence}", "0")
                .replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
    }

    Object stored() {
        return Stored.rowsOf(traeger.tenant());
    }
}
