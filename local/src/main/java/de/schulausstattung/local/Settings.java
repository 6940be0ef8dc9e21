package de.schulausstattung.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the person asked for.
 *
 * @param fresh forget the data of earlier runs first
 * @param once play the way, then stop; the exit code says whether it went through
 * @param schools an official school directory to use beside the fictional Kreis
 * @param traeger whose schools to take from it
 * @param pupils an official list with the number of pupils of each of these schools
 * @param ports where to listen
 * @param only which parts to start
 */
record Settings(boolean fresh, boolean once, @Nullable Path schools, @Nullable String traeger,
        @Nullable Path pupils, Ports ports, Set<Part> only) {

    private static final Pattern TRAEGER = Pattern.compile("\\d{5}");

    /** Reads the command line; what is wrong with it is said in one line. */
    static Settings parse(List<String> arguments) {
        return parse(arguments, Path.of("").toAbsolutePath());
    }

    /** @param caller the folder in which the person stands, who names files from there */
    static Settings parse(List<String> arguments, Path caller) {
        var fresh = false;
        var once = false;
        Path schools = null;
        String traeger = null;
        Path pupils = null;
        var ports = new Ports(Ports.DEFAULT_BASE);
        var only = EnumSet.allOf(Part.class);
        for (var i = arguments.iterator(); i.hasNext();) {
            var option = i.next();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--once" -> once = true;
                case "--schools" -> schools = file(caller, value(option, i));
                case "--traeger" -> traeger = traeger(value(option, i));
                case "--pupils" -> pupils = file(caller, value(option, i));
                case "--port-base" -> ports = new Ports(port(value(option, i)));
                case "--only" -> only = parts(value(option, i));
                default -> throw new StartFailed("Unbekannte Option " + option + "; ./start --help nennt alle");
            }
        }
        if ((schools == null) != (traeger == null)) {
            throw new StartFailed("--schools DATEI und --traeger NUMMER gehören zusammen");
        }
        if (pupils != null && schools == null) {
            throw new StartFailed("--pupils DATEI braucht --schools DATEI und --traeger NUMMER");
        }
        return new Settings(fresh, once, schools, traeger, pupils, ports, only);
    }

    boolean starts(Part part) {
        return only.contains(part);
    }

    /** Whether the way can be played: it needs every part. */
    boolean complete() {
        return only.size() == Part.values().length;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StartFailed("Nach " + option + " fehlt der Wert; ./start --help zeigt, wie er aussieht");
        }
        return rest.next();
    }

    private static Path file(Path caller, String value) {
        var path = caller.resolve(value).normalize();
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new StartFailed("Die Datei " + path + " lässt sich nicht lesen");
        }
        return path;
    }

    private static String traeger(String value) {
        if (!TRAEGER.matcher(value).matches()) {
            throw new StartFailed("Eine Trägernummer hat fünf Ziffern: " + value);
        }
        return value;
    }

    private static int port(String value) {
        try {
            var port = Integer.parseInt(value);
            if (port >= 1024 && port <= 50_000) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StartFailed("--port-base erwartet eine Zahl: " + value, e);
        }
        throw new StartFailed("--port-base erwartet eine Zahl von 1024 bis 50000: " + value);
    }

    private static EnumSet<Part> parts(String value) {
        var parts = EnumSet.noneOf(Part.class);
        for (var name : value.split(",", -1)) {
            parts.add(Part.named(name).orElseThrow(
                    () -> new StartFailed("--only kennt postgres, kafka, keycloak und services, nicht: " + name)));
        }
        return parts;
    }
}
