package signalbox.config;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A release of Odoo whose options are known, from 13.0 to 19.0.
///
/// @param major 16 for 16.0
public record OdooRelease(int major) {
    static final int OLDEST = 13;
    static final int NEWEST = 19;

    /// `16.0`, and what the version of a module adds to it: `16.0.2.6.1`.
    private static final Pattern VERSION = Pattern.compile("(\\d{1,2})\\.0(?:\\..*)?");

    public OdooRelease {
        if (major < OLDEST || major > NEWEST) {
            throw new IllegalArgumentException(major + ".0 is not from " + all());
        }
    }

    /// The release for which a module was made, by its version; empty if it is none of the known ones.
    public static Optional<OdooRelease> ofModule(@Nullable String version) {
        var series = VERSION.matcher(version == null ? "" : version.strip());
        return Optional.of(series)
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(major -> major >= OLDEST && major <= NEWEST)
                .map(OdooRelease::new);
    }

    /// `13.0, 14.0, … 19.0`
    public static String all() {
        return IntStream.rangeClosed(OLDEST, NEWEST)
                .mapToObj(major -> major + ".0")
                .collect(joining(", "));
    }

    /// `16.0`
    public String label() {
        return major + ".0";
    }
}
