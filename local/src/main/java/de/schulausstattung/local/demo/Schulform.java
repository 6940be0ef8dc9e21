package de.schulausstattung.local.demo;

import java.util.Arrays;
import java.util.List;

/** What the generator has to know of a Schulform: its grades, and how large such a school usually is. */
enum Schulform {

    G("02", 3, grades("01", "02", "03", "04")),
    H("04", 2, grades("05", "06", "07", "08", "09", "10")),
    S("08", 1, grades("01", "02", "03", "04", "05", "06", "07", "08", "09", "10")),
    R("10", 4, grades("05", "06", "07", "08", "09", "10")),
    SK("14", 3, grades("05", "06", "07", "08", "09", "10")),
    GE("15", 6, grades("05", "06", "07", "08", "09", "10", "EF", "Q1", "Q2")),
    GY("20", 4, grades("05", "06", "07", "08", "09", "10", "EF", "Q1", "Q2")),
    /** Here a number is the year of the vocational course, not of the child. */
    BK("30", 28, grades("01", "02", "03"));

    private final String key;
    private final int classesPerGrade;
    private final List<String> grades;

    Schulform(String key, int classesPerGrade, List<String> grades) {
        this.key = key;
        this.classesPerGrade = classesPerGrade;
        this.grades = grades;
    }

    /** The Schulform of an official key; schools of the rarer forms are generated like a Grundschule. */
    static Schulform ofKey(String key) {
        return Arrays.stream(values()).filter(form -> form.key.equals(key)).findFirst().orElse(G);
    }

    String key() {
        return key;
    }

    int classesPerGrade() {
        return classesPerGrade;
    }

    List<String> grades() {
        return grades;
    }

    int pupilsPerClass() {
        return switch (this) {
            case S -> 11;
            case BK -> 19;
            default -> 25;
        };
    }

    private static List<String> grades(String... names) {
        return List.of(names);
    }
}
