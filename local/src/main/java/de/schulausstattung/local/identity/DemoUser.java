package de.schulausstattung.local.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Traeger;

/**
 * A fictional person who can log in.
 *
 * @param username what they type
 * @param role who they are, for the list at the end of the start
 * @param groups the paths of their memberships
 */
public record DemoUser(String username, String firstName, String lastName, String role, List<String> groups) {

    /** The password of every fictional person; real people have no account in this realm. */
    public static final String PASSWORD = "Musterland-2026";

    /** The people of the fictional Kreis. */
    public static List<DemoUser> of(Kreis kreis) {
        var town = kreis.traeger().get(0);
        var village = kreis.traeger().get(1);
        var county = kreis.traeger().get(2);
        var other = kreis.traeger().get(3);
        var small = kreis.traeger().subList(4, kreis.traeger().size());
        var school = kreis.schoolsOf(town).getLast().schulnummer();
        var second = kreis.schoolsOf(town).getFirst().schulnummer();
        return List.of(
                new DemoUser("a.berger", "Anna", "Berger", "IT-Beschaffung, " + town.name(),
                        traeger(town.nummer(), "it-beschaffung")),
                new DemoUser("k.neumann", "Karin", "Neumann", "Schulverwaltung, " + town.name(),
                        traeger(town.nummer(), "schulverwaltung")),
                new DemoUser("s.lindner", "Sabine", "Lindner", "Schulleitung, Schule " + school,
                        school(town.nummer(), school, "schulleitung")),
                new DemoUser("m.yilmaz", "Murat", "Yılmaz", "Medienbeauftragter, Schule " + school,
                        school(town.nummer(), school, "medienbeauftragte")),
                new DemoUser("j.petrov", "Jana", "Petrov", "Medienberatung, Schulen " + school + " und " + second,
                        List.of(schoolPath(town.nummer(), school, "medienberatung"),
                                schoolPath(town.nummer(), second, "medienberatung"))),
                new DemoUser("c.wagner", "Çağla", "Wagner",
                        "IT-Beschaffung für zwei Träger: " + village.name() + ", " + county.name(),
                        List.of("/traeger/" + village.nummer() + "/it-beschaffung",
                                "/traeger/" + county.nummer() + "/it-beschaffung")),
                new DemoUser("f.albers", "Frank", "Albers", "IT-Beschaffung, " + other.name() + " (sieht die anderen nicht)",
                        traeger(other.nummer(), "it-beschaffung")),
                new DemoUser("d.hofmann", "Doris", "Hofmann", "IT-Beschaffung für " + small.size() + " kleine Träger: "
                        + small.stream().map(Traeger::name).collect(Collectors.joining(", ")),
                        small.stream().map(each -> "/traeger/" + each.nummer() + "/it-beschaffung").toList()),
                new DemoUser("b.krause", "Birgit", "Krause", "Bildungsbüro, " + kreis.name(),
                        List.of("/kreis/" + kreis.ags() + "/bildungsbuero")),
                new DemoUser("n.ohnesorg", "Nils", "Ohnesorg", "nirgends Mitglied (sieht nichts)", List.of()),
                new DemoUser("r.vogt", "Ralf", "Vogt", "Betrieb der Anlage", List.of("/betrieb")));
    }

    /** The people of a Träger taken from the official directory: its offices, and of each school who answers for it. */
    public static List<DemoUser> ofOfficial(Kreis official) {
        var traeger = official.traeger().getFirst();
        var users = new ArrayList<DemoUser>();
        users.add(new DemoUser("beschaffung." + traeger.nummer(), "Bea", "Beispiel", "IT-Beschaffung, " + traeger.name(),
                traeger(traeger.nummer(), "it-beschaffung")));
        users.add(new DemoUser("verwaltung." + traeger.nummer(), "Viktor", "Beispiel", "Schulverwaltung, " + traeger.name(),
                traeger(traeger.nummer(), "schulverwaltung")));
        users.add(new DemoUser("beratung." + traeger.nummer(), "Bernd", "Beispiel", "Medienberatung aller Schulen, "
                + traeger.name(),
                official.schools().stream()
                        .map(school -> schoolPath(traeger.nummer(), school.schulnummer(), "medienberatung")).toList()));
        for (var school : official.schools()) {
            users.add(new DemoUser("leitung." + school.schulnummer(), "Lea", "Beispiel", "Schulleitung und zugleich "
                    + "Medienbeauftragte, " + school.kurzbezeichnung(),
                    List.of(schoolPath(traeger.nummer(), school.schulnummer(), "schulleitung"),
                            schoolPath(traeger.nummer(), school.schulnummer(), "medienbeauftragte"))));
        }
        return users;
    }

    private static List<String> traeger(String nummer, String role) {
        return List.of("/traeger/" + nummer + "/" + role);
    }

    private static List<String> school(String nummer, String schulnummer, String role) {
        return List.of(schoolPath(nummer, schulnummer, role));
    }

    private static String schoolPath(String nummer, String schulnummer, String role) {
        return "/traeger/" + nummer + "/schulen/" + schulnummer + "/" + role;
    }
}
