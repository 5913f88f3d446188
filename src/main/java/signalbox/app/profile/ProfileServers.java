package signalbox.app.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.libpq.ConnectionString;
import signalbox.postgres.libpq.FurtherParameters;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.text.HostPort;
import signalbox.text.ListText;

/// The servers and the further parameters of a profile, as texts of its file and its editor.
public final class ProfileServers {
    private static final List<LibpqParameter> FIELDS = List.of(
            LibpqParameter.HOST,
            LibpqParameter.HOSTADDR,
            LibpqParameter.PORT,
            LibpqParameter.DBNAME,
            LibpqParameter.USER,
            LibpqParameter.PASSWORD,
            LibpqParameter.SSLPASSWORD,
            LibpqParameter.SSLMODE,
            LibpqParameter.SERVICE);

    private ProfileServers() {}

    /// @param host one, or several with commas between them, each with a port of its own where it differs
    /// @throws IllegalArgumentException when one is not a host or not a port
    public static List<ServerAddress> of(String host, int port) {
        return host.contains(",")
                ? Arrays.stream(host.split(",", -1))
                        .map(each -> server(each.strip(), port))
                        .toList()
                : List.of(new ServerAddress(host, null, port));
    }

    private static ServerAddress server(String text, int port) {
        var colon = text.lastIndexOf(':');
        var hasPort = colon > text.lastIndexOf(']') && (text.startsWith("[") || colon == text.indexOf(':'));
        var host = hasPort && colon >= 0 ? text.substring(0, colon) : text;
        var bare = host.replaceAll("^\\[|]$", "");
        if (bare.isBlank()) {
            throw new IllegalArgumentException("One of several hosts is empty: they are HOST:PORT,HOST:PORT");
        }
        return new ServerAddress(bare, null, hasPort && colon >= 0 ? number(text.substring(colon + 1)) : port);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The port " + text + " is not a number", e);
        }
    }

    /// The host of a profile for this connection.
    public static String text(ConnectionSpec spec) {
        var servers = spec.servers();
        return servers.size() == 1
                ? spec.host()
                : servers.stream()
                        .map(each -> HostPort.label(each.host(), each.port()))
                        .collect(Collectors.joining(","));
    }

    /// The further parameters of a profile for this connection; null: none.
    public static @Nullable String parameters(ConnectionSpec spec) {
        var text = spec.further().text();
        return text.isEmpty() ? null : text;
    }

    /// @throws IllegalArgumentException when they are wrong, or have a field of their own
    public static FurtherParameters further(List<ServerAddress> servers, @Nullable String parameters) {
        var given = parameters == null ? Map.<LibpqParameter, String>of() : ConnectionString.read(parameters);
        var others = FIELDS.stream()
                .filter(given::containsKey)
                .map(LibpqParameter::word)
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("The further parameters do not take " + ListText.and(others)
                    + ": a profile has a field for it, and saves no password");
        }
        given.forEach((parameter, value) -> parameter.check(value, "the profile"));
        return FurtherParameters.of(servers, given);
    }
}
