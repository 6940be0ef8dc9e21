package de.schulausstattung.platform.persistence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The stored text that names sort by: DIN 5007-1, umlauts as their vowels, because the database compares by code point. */
public final class GermanSortKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private GermanSortKey() {
    }

    /** The sort key of a name. */
    public static String of(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return plain.replace("ß", "ss").toLowerCase(Locale.GERMAN).strip();
    }
}
