package signalbox.postgres.libpq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A section of pg_service.conf, as `parseServiceInfo` of libpq finds and reads it (PostgreSQL manual, libpq, "The
/// Connection Service File"): the user's file, then that of the system; blanks around `=` are not removed.
public record ServiceFile(Path file, Map<LibpqParameter, String> values) {
    /// libpq refuses longer ones.
    private static final int LONGEST_LINE = 1022;

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
                    .orElseThrow(() -> missing(service, file.toString()));
        }
        return userSection(service, environment)
                .or(() -> systemSection(service, environment))
                .orElseThrow(
                        () -> missing(service, environment.userServices() + " or " + environment.systemServices()));
    }

    private static Optional<ServiceFile> userSection(String service, LibpqEnvironment environment) {
        var file = environment.userServices();
        return Files.isReadable(file) ? read(file, service) : Optional.empty();
    }

    private static Optional<ServiceFile> systemSection(String service, LibpqEnvironment environment) {
        var file = environment.systemServices();
        return Files.exists(file) ? read(file, service) : Optional.empty();
    }

    private static IllegalArgumentException missing(String service, String where) {
        return new IllegalArgumentException(
                "There is no section " + (service.indexOf('=') < 0 ? "[" + service + "]" : "of that name") + " in "
                        + where + ": add it, or correct the name of the service");
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
