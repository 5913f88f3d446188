package signalbox.remote.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts the values of a connection in the place of `~`, `%h` and its like, and `${VARIABLE}`.
///
/// Source: ssh_config(5), TOKENS and ENVIRONMENT VARIABLES; OpenSSH misc.c, ssh.c.
///
/// @param alias that of HostKeyAlias, else the name that was asked for
/// @param jump the last host of ProxyJump, else empty
record SshTokens(SshQuery query, String host, int port, String user, String alias, String jump) {
    private static final String OF_COMMANDS = "hnpkr";
    private static final Pattern PLAIN_USER =
            Pattern.compile("[^\\s\\p{Cntrl}'`\";&<>|(){}$*?!#~\\\\-][^\\s\\p{Cntrl}'`\";&<>|(){}$*?!#~\\\\]*");
    private static final Path USERS = Path.of("/etc/passwd");

    /// The name in HostName, in which `%h` is the name that was asked for.
    static String hostName(String value, String asked) {
        return expanded(value, token -> token == 'h' ? asked : null);
    }

    /// A command line for a shell.
    String command(String line) {
        return expanded(line, token -> OF_COMMANDS.indexOf(token) < 0 ? null : plain(token));
    }

    /// A profile may come from somebody else: its user must not run a command here.
    private @Nullable String plain(char token) {
        var value = value(token);
        if (token == 'r' && !PLAIN_USER.matcher(user).matches()) {
            throw new SshConfigException(
                    "The user \"" + user + "\" has characters that a shell would read, and ProxyCommand names the"
                            + " user (%r)",
                    null);
        }
        return value;
    }

    /// @throws SshConfigException when a token or a variable is not known
    Path path(String value) {
        return inFolder(expanded(variables(tilde(value, query)), this::value), query);
    }

    /// As `path`, for what `ssh -G` has already expanded.
    Path expandedPath(String value) {
        return inFolder(tilde(value, query), query);
    }

    /// What is in the user's folder is in that of the query.
    static Path inFolder(String file, SshQuery query) {
        try {
            var path = Path.of(file);
            var usual = query.home().resolve(".ssh");
            return path.startsWith(usual) ? query.folder().resolve(usual.relativize(path)) : path;
        } catch (InvalidPathException e) {
            throw new SshConfigException("The configuration of SSH names a file that cannot exist: " + file, e);
        }
    }

    static String tilde(String value, SshQuery query) {
        if (!value.startsWith("~")) {
            return value;
        }
        int slash = value.indexOf('/');
        var name = slash < 0 ? value.substring(1) : value.substring(1, slash);
        return (name.isEmpty() ? query.home().toString() : home(name)) + (slash < 0 ? "" : value.substring(slash));
    }

    private static String home(String user) {
        try (var lines = Files.lines(USERS, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 5 && fields[0].equals(user))
                    .map(fields -> fields[5])
                    .findFirst()
                    .orElseThrow(() -> new SshConfigException("There is no user " + user + " for ~" + user, null));
        } catch (IOException e) {
            throw new SshConfigException("Could not read " + USERS + " for ~" + user, e);
        }
    }

    private String variables(String text) {
        var result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            int end = text.indexOf('}', at);
            var value = end < 0 ? null : query.variables().get(text.substring(at + 2, end));
            if (value == null) {
                throw new SshConfigException("The variable in " + text + " is not set", null);
            }
            result.append(text, from, at).append(value);
            from = end + 1;
        }
        return result.append(text.substring(from)).toString();
    }

    private interface Values {
        /// Null for a token that has no sense there.
        @Nullable
        String of(char token);
    }

    private static String expanded(String text, Values values) {
        var result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '%') {
                result.append(text.charAt(at));
                continue;
            }
            char token = ++at < text.length() ? text.charAt(at) : ' ';
            var value = token == '%' ? "%" : values.of(token);
            if (value == null) {
                throw new SshConfigException("%" + token + " in " + text + " has no meaning", null);
            }
            result.append(value);
        }
        return result.toString();
    }

    private @Nullable String value(char token) {
        return switch (token) {
            case 'h' -> host;
            case 'n' -> query.host();
            case 'p' -> Integer.toString(port);
            case 'r' -> user;
            case 'k' -> alias;
            case 'j' -> jump;
            case 'd' -> query.home().toString();
            case 'u' -> query.localUser();
            case 'i' -> userNumber();
            case 'l' -> machine();
            case 'L' -> machine().replaceFirst("\\..*", "");
            case 'C' -> hash();
            default -> null;
        };
    }

    private static String userNumber() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException e) {
            throw new SshConfigException("The number of this user, %i, is not known", e);
        }
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            throw new SshConfigException("The name of this machine, %l, is not known", e);
        }
    }

    private String hash() {
        try {
            var text = machine() + host + port + user + jump;
            var sum = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new SshConfigException("This Java computes no SHA-1, which a token of SSH needs", e);
        }
    }
}
