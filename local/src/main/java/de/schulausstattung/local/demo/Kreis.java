package de.schulausstattung.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Träger and their schools, in one Kreis.
 *
 * @param ags the first five digits of the AGS of its municipalities
 * @param name what people call it
 * @param traeger who runs the schools
 * @param schools in the order of their numbers
 */
public record Kreis(String ags, String name, List<Traeger> traeger, List<School> schools) {

    /** Five digits in front of the check digit; official numbers have none of 1823 and 1824. */
    private static final int FIRST_STEM = 18230;

    /**
     * The fictional Kreis Musterland, with as many Träger as quartiles take (seven): no AGS, Träger or Schulnummer of it is an
     * official one.
     */
    public static Kreis demo() {
        var town = new Traeger("19901", "Stadt Musterstadt");
        var village = new Traeger("19902", "Gemeinde Beispielheim");
        var kreis = new Traeger("19903", "Kreis Musterland");
        var other = new Traeger("19904", "Stadt Neudorf");
        var valley = new Traeger("19905", "Gemeinde Wiesental");
        var bridge = new Traeger("19906", "Stadt Altenbrück");
        var rock = new Traeger("19907", "Gemeinde Hohenfels");
        var schools = new ArrayList<School>();
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.G, "Linden-Grundschule", "Lindenweg 4");
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.G, "Grundschule am Stadtpark", "Parkstraße 11");
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.G, "Brüder-Grimm-Schule", "Märchengasse 2");
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.G, "Grundschule Nordviertel", "Nordring 70");
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.R, "Geschwister-Scholl-Realschule", "Schulstraße 19");
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.GE, "Gesamtschule Musterstadt", "Am Bildungscampus 1");
        add(schools, town, "Musterstadt", "05999004", "59901", Schulform.GY, "Maria-Sibylla-Merian-Gymnasium", "Domplatz 3");
        add(schools, village, "Beispielheim", "05999008", "59908", Schulform.G, "Dorfschule Beispielheim", "Kirchweg 5");
        add(schools, village, "Beispielheim", "05999008", "59908", Schulform.G, "Grundschule Wiesengrund", "Wiesengrund 12");
        add(schools, village, "Beispielheim", "05999008", "59908", Schulform.H, "Hauptschule Beispielheim", "Hauptstraße 88");
        add(schools, village, "Beispielheim", "05999008", "59908", Schulform.SK, "Sekundarschule Auental", "Auenweg 1");
        add(schools, kreis, "Musterstadt", "05999004", "59901", Schulform.BK, "Berufskolleg Technik", "Werkstraße 20");
        add(schools, kreis, "Neudorf", "05999012", "59912", Schulform.BK, "Berufskolleg Wirtschaft", "Kontorweg 8");
        add(schools, kreis, "Musterstadt", "05999004", "59901", Schulform.S, "Janusz-Korczak-Schule", "Sonnenweg 6");
        add(schools, other, "Neudorf", "05999012", "59912", Schulform.G, "Grundschule Neudorf", "Ringstraße 15");
        add(schools, other, "Neudorf", "05999012", "59912", Schulform.G, "Grundschule Über den Höfen", "Höfeweg 9");
        add(schools, other, "Neudorf", "05999012", "59912", Schulform.GY, "Gymnasium Neudorf", "Humboldtallee 30");
        add(schools, valley, "Wiesental", "05999016", "59916", Schulform.G, "Grundschule Wiesental", "Talstraße 2");
        add(schools, valley, "Wiesental", "05999016", "59916", Schulform.SK, "Sekundarschule Wiesental", "Talstraße 4");
        add(schools, bridge, "Altenbrück", "05999020", "59920", Schulform.G, "Brückenschule", "Am Ufer 3");
        add(schools, bridge, "Altenbrück", "05999020", "59920", Schulform.R, "Realschule Altenbrück", "Marktplatz 9");
        add(schools, rock, "Hohenfels", "05999024", "59924", Schulform.G, "Bergschule Hohenfels", "Burgweg 1");
        return new Kreis("05999", "Kreis Musterland", List.of(town, village, kreis, other, valley, bridge, rock),
                List.copyOf(schools));
    }

    /** The schools in operation that a Träger runs according to an official directory file. */
    public static Kreis official(Path directory, String traeger) throws IOException {
        var schools = SchoolDirectory.schoolsOf(traeger, directory);
        if (schools.isEmpty()) {
            throw new IOException("keine Schule des Trägers " + traeger + " in " + directory.getFileName());
        }
        var first = schools.getFirst();
        return new Kreis(first.ags().substring(0, 5), first.town(),
                List.of(new Traeger(traeger, "Schulträger " + first.town())),
                List.copyOf(schools));
    }

    /** The schools of one Träger. */
    public List<School> schoolsOf(Traeger one) {
        return schools.stream().filter(school -> school.traeger().equals(one.nummer())).toList();
    }

    private static void add(List<School> schools, Traeger traeger, String town, String ags, String postcode, Schulform form,
            String name, String street) {
        var number = CheckDigit.complete(FIRST_STEM + schools.size());
        schools.add(new School(number, form.key(), name, town + ", " + form.name() + " " + name, street, postcode, town, ags,
                traeger.nummer()));
    }
}
