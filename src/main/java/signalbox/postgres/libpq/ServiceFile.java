package signalbox.postgres.libpq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.text.EditDistance;

/// A section of pg_service.conf, as `parseServiceInfo` of libpq finds and reads it (PostgreSQL manual, libpq, "The
/// Connection Service File"): the user's file, then that of the system; blanks around `=` are not removed.
public record ServiceFile(Path file, Map<LibpqParameter, String> values) {
    /// libpq refuses longer ones.
    private static final int LONGEST_LINE = 1022;

    /// More is no name that a message repeats.
    private static final int LONGEST_NAME = 60;

    private static final Pattern SECTION = Pattern.compile("(\ufeff?)\\[([^\\]=]+)]");

    /// @param named the file that was named with the service; null: the usual ones
    /// @throws IllegalArgumentException when there is no such section, or it is wrong: it names the file and the
    ///     line
    public static ServiceFile section(String service, @Nullable String named, LibpqEnvironment environment) {
        var only = Optional.ofNullable(named).or(() -> environment.variable("PGSERVICEFILE"));
        if (only.isPresent()) {
            var file = Path.of(only.get());
            if (!Files.exists(file)) {
                throw new IllegalArgumentException(
                        "The file of services " + ConnectionString.shownValue(file.toString())
                                + " does not exist: correct servicefile or PGSERVICEFILE, or leave out the service");
            }
            return read(file, service)
                    .or(() -> systemSection(service, environment))
                    .orElseThrow(() -> missing(service, file.toString(), List.of(file)));
        }
        return userSection(service, environment)
                .or(() -> systemSection(service, environment))
                .orElseThrow(() -> missing(
                        service,
                        environment.userServices() + " or " + environment.systemServices(),
                        List.of(environment.userServices(), environment.systemServices())));
    }

    private static Optional<ServiceFile> userSection(String service, LibpqEnvironment environment) {
        var file = environment.userServices();
        return Files.isReadable(file) ? read(file, service) : Optional.empty();
    }

    private static Optional<ServiceFile> systemSection(String service, LibpqEnvironment environment) {
        var file = environment.systemServices();
        return Files.exists(file) ? read(file, service) : Optional.empty();
    }

    private static IllegalArgumentException missing(String service, String where, List<Path> files) {
        return new IllegalArgumentException(
                "There is no section " + (service.indexOf('=') < 0 ? "[" + service + "]" : "of that name") + " in "
                        + where + ": add it, or correct the name of the service" + meant(service, files));
    }

    /// The end of a sentence: the section that was meant.
    private static String meant(String service, List<Path> files) {
        return files.stream()
                .flatMap(file -> names(file).stream())
                .filter(name -> name.length() <= LONGEST_NAME && isAlmost(service, name))
                .findFirst()
                .map(name -> name.startsWith("\ufeff")
                        ? ". An editor put the character U+FEFF before [" + service + "], which libpq reads as a part"
                                + " of the line: save the file without it"
                        : "; is it [" + name + "]?")
                .orElse("");
    }

    private static boolean isAlmost(String service, String name) {
        var plain = name.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
        return EditDistance.isAlmost(service.strip().toLowerCase(Locale.ROOT), plain);
    }

    /// Of the sections, also of one behind a mark that an editor puts at the beginning of a file.
    private static List<String> names(Path file) {
        try {
            return SmallFile.lines(SmallFile.read(file)).stream()
                    .map(line -> SECTION.matcher(line.strip()))
                    .filter(Matcher::lookingAt)
                    .map(section -> section.group(1) + section.group(2))
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<ServiceFile> read(Path file, String service) {
        try {
            var bytes = ByteBuffer.wrap(SmallFile.read(file));
            return read(file, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), service);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file of services " + file
                            + " cannot be read: it needs to be a plain file of text, of up to 1 MB, that you may read",
                    e);
        }
    }

    static Optional<ServiceFile> read(Path file, String text, String service) {
        var values = ConnectionString.none();
        var found = false;
        var number = 0;
        for (var whole : text.split("\n", -1)) {
            number++;
            if (whole.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
                throw wrong(file, number, "is longer than " + LONGEST_LINE + " bytes");
            }
            var line = whole.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (found) {
                    break;
                }
                found = line.startsWith("[" + service + "]");
            } else if (found) {
                add(values, line, file, number);
            }
        }
        return found ? Optional.of(new ServiceFile(file, values)) : Optional.empty();
    }

    /// The first of several values counts.
    private static void add(Map<LibpqParameter, String> values, String line, Path file, int number) {
        if (line.startsWith("ldap")) {
            throw wrong(
                    file, number, "asks LDAP for the parameters, which Signalbox does not: write them as KEY=VALUE");
        }
        var equals = line.indexOf('=');
        if (equals < 0) {
            throw wrong(file, number, "is not KEY=VALUE");
        }
        var key = line.substring(0, equals);
        if (key.equals("service")) {
            throw wrong(file, number, "names another service, which libpq does not allow in a service");
        }
        var parameter = LibpqParameter.of(key)
                .orElseThrow(() -> wrong(
                        file,
                        number,
                        key.isBlank() || !key.equals(key.strip())
                                ? "has blanks before its =, which libpq takes as part of the key"
                                : "has a key that libpq does not know: " + ConnectionString.shown("", key)));
        if (line.indexOf('\0') >= 0) {
            throw wrong(file, number, "contains the character NUL");
        }
        values.putIfAbsent(parameter, line.substring(equals + 1));
    }

    private static IllegalArgumentException wrong(Path file, int number, String how) {
        return new IllegalArgumentException("Line " + number + " of " + file + " " + how);
    }
}
