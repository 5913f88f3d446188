package signalbox.postgres.libpq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The password file, as `passwordFromFile` of libpq reads it (PostgreSQL manual, libpq, "The Password File"): lines of
/// HOST:PORT:DATABASE:USER:PASSWORD, of which the first that matches counts.
public record PasswordFile(Path path) {
    /// What others than the owner may do with a file.
    public static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /// Whom a password is for.
    ///
    /// @param host as the connection string has it: a name, an address, or the folder of a socket
    public record PasswordKey(String host, int port, String database, String user) {
        /// The usual folder of sockets is called localhost.
        private String name() {
            return host.equals(LibpqEnvironment.socketFolder()) ? "localhost" : host;
        }
    }

    /// @param named the file that was named with the connection; null or empty: the usual one
    public static PasswordFile of(@Nullable String named, LibpqEnvironment environment) {
        return new PasswordFile(
                named == null || named.isEmpty() ? environment.home().resolve(".pgpass") : Path.of(named));
    }

    /// Why the file is there and is not used; empty where it is used, or is not there.
    public Optional<String> warning() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            return Optional.of("The password file " + path + " is ignored: it is not a plain file.");
        }
        if (isLong()) {
            return Optional.of("The password file " + path + " is ignored: it has more than 1 MB.");
        }
        return isOpenToOthers()
                ? Optional.of("The password file " + path + " is ignored, because others than its owner may read it:"
                        + " chmod 600 " + path)
                : Optional.empty();
    }

    private boolean isLong() {
        try {
            return Files.size(path) > SmallFile.MOST_BYTES;
        } catch (IOException _) {
            return false;
        }
    }

    private boolean isOpenToOthers() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /// The password of the first line that matches; empty where there is none or the file is not used.
    public Optional<String> password(PasswordKey key) {
        if (!Files.isReadable(path) || warning().isPresent()) {
            return Optional.empty();
        }
        try {
            return password(SmallFile.read(path), key);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Lines that are too short match nothing.
    static Optional<String> password(byte[] file, PasswordKey key) {
        return SmallFile.lines(file).stream()
                .map(PasswordFile::withoutReturns)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> matched(line, key).stream())
                .findFirst();
    }

    /// Why no line matches though one was meant; empty where none was, or the file is not used.
    public Optional<String> nearMiss(PasswordKey key) {
        if (!Files.isReadable(path) || warning().isPresent()) {
            return Optional.empty();
        }
        try {
            return nearMiss(SmallFile.read(path), key);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static Optional<String> nearMiss(byte[] file, PasswordKey key) {
        var wanted = new PasswordKey(lower(key.host()), key.port(), lower(key.database()), lower(key.user()));
        var lines = SmallFile.lines(file);
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#")
                    && matched(plain(lines.get(i)), wanted).isPresent()) {
                return Optional.of("line " + (i + 1)
                        + " is the one, but for blanks, capitals, brackets or characters of an editor");
            }
        }
        return Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// As it was meant, but for its password.
    private static String plain(String line) {
        return lower(line.replace("\ufeff", "").strip().replaceAll("\\s*(?::|\\t)\\s*", ":"))
                .replaceFirst("^\\[([^]]*)]:", "$1:");
    }

    private static String withoutReturns(String line) {
        var end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }

    private static Optional<String> matched(String line, PasswordKey key) {
        var rest = Optional.of(line);
        for (var wanted : new String[] {key.name(), Integer.toString(key.port()), key.database(), key.user()}) {
            rest = rest.flatMap(field -> after(field, wanted));
        }
        return rest.map(PasswordFile::unescaped);
    }

    /// What follows the field, if it is a star or the text.
    private static Optional<String> after(String line, String wanted) {
        if (line.startsWith("*:")) {
            return Optional.of(line.substring(2));
        }
        var matched = 0;
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ':' && matched == wanted.length()) {
                return Optional.of(line.substring(i + 1));
            }
            var at = line.charAt(i) == '\\' ? ++i : i;
            if (at >= line.length() || matched == wanted.length() || line.charAt(at) != wanted.charAt(matched)) {
                return Optional.empty();
            }
            matched++;
        }
        return Optional.empty();
    }

    /// The password ends at a colon without a backslash before it.
    private static String unescaped(String rest) {
        var password = new StringBuilder();
        for (var i = 0; i < rest.length() && rest.charAt(i) != ':'; i++) {
            if (rest.charAt(i) == '\\' && i + 1 < rest.length()) {
                i++;
            }
            password.append(rest.charAt(i));
        }
        return password.toString();
    }
}
