package de.schulausstattung.gateway.routing;

import java.util.List;
import java.util.Locale;

/**
 * The path exactly as the client wrote it. What could mean one thing here and another in a service is refused, so that the
 * path that was checked is the path that is forwarded.
 */
final class RawPath {

    private static final List<String> REFUSED = List.of("//", ";", "\\", "%2e", "%2f", "%5c", "%3b", "%00", "%0a", "%0d", "/./",
            "/../");

    private RawPath() {
    }

    /** The part of a request target before the query. */
    static String of(String target) {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    static boolean isAllowed(String path) {
        if (!path.startsWith("/") || path.endsWith("/.") || path.endsWith("/..")) {
            return false;
        }
        if (!path.chars().allMatch(c -> c > ' ' && c < 127 && c != '#')) {
            return false;
        }
        var folded = path.toLowerCase(Locale.ROOT);
        return REFUSED.stream().noneMatch(folded::contains) && isPercentEncodingWhole(folded);
    }

    private static boolean isPercentEncodingWhole(String path) {
        for (var at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (at + 2 >= path.length() || Character.digit(path.charAt(at + 1), 16) < 0
                    || Character.digit(path.charAt(at + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
