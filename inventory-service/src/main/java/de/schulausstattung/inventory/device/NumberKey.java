package de.schulausstattung.inventory.device;

/**
 * The form in which inventory and serial numbers are compared: upper and lower case are the same. Letter by letter, as the
 * database's {@code upper} does it; {@code String.toUpperCase} would make SS of ß, and a number would not find its device.
 */
final class NumberKey {

    private NumberKey() {
    }

    static String of(String number) {
        return number.codePoints().map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
