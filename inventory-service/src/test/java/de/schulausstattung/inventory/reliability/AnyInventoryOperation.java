package de.schulausstattung.inventory.reliability;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.AnyOperation;
import de.schulausstattung.platform.testing.Tokens;

/** Who may call an operation of inventory, whichever it is, and with which ids; a Träger of its own. */
final class AnyInventoryOperation extends InventoryTest implements AnyOperation {

    private final Traeger traeger = aTraeger(1);

    @Override
    public String caller(String path) {
        return path.startsWith(API + "/traeger") || path.startsWith(API + "/directory")
                || path.startsWith(API + "/operations") ? Tokens.betrieb() : traeger.it();
    }

    @Override
    public String concrete(String path) {
        return path.replace("{schulnummer}", traeger.school()).replace("{schuljahr}", "2026-27").replace("{sequence}", "0")
                .replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
    }

    @Override
    public Object stored() {
        return Stored.rowsOf(traeger.tenant());
    }
}
