package de.schulausstattung.inventory.csv;

/**
 * A value in a table that people open: an apostrophe keeps a spreadsheet from taking it for a formula (OWASP ASVS 1.2.10), and
 * reading takes it off again. A value that has an apostrophe there itself gets one more, so that nothing is lost on the way;
 * the exports' function {@code csv_cell} in the database does the same.
 */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {
    }

    /** The value as it is written. */
    public static String written(String value) {
        return isFormula(value) ? "'" + value : value;
    }

    /** The value as it was meant. */
    public static String read(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) == '\'') {
            at++;
        }
        return at < value.length() && FORMULA.indexOf(value.charAt(at)) >= 0;
    }
}
