package signalbox.postgres.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.libpq.FurtherParameters;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.ParameterSet;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.postgres.pasted.PastedConnection;

/// A connection string as libpq reads it, with what the service and the variables add. What it does not say about
/// encryption is Signalbox's own: a server on another machine is verified.
///
/// @param unused parameters of libpq that have no effect here
/// @param remarks what was left out or read in another way, and what is doubtful: clauses without a secret
public record ConnectionUrl(ConnectionSpec spec, List<String> unused, List<String> remarks) {
    public ConnectionUrl {
        unused = List.copyOf(unused);
        remarks = List.copyOf(remarks);
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static ConnectionUrl parse(String text) {
        return parse(text, LibpqEnvironment.ofProcess());
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static ConnectionUrl parse(String text, LibpqEnvironment environment) {
        var pasted = PastedConnection.of(text);
        return of(pasted, pasted.values(), environment);
    }

    private static ConnectionUrl of(
            PastedConnection pasted, Map<LibpqParameter, String> given, LibpqEnvironment environment) {
        var set = ParameterSet.of(given, environment);
        var remarks = pasted.remarks(set.values());
        var further = FurtherParameters.of(given, set);
        var server = FurtherParameters.servers(set).getFirst();
        var user = set.filled(LibpqParameter.USER).orElse(environment.user());
        var spec = new ConnectionSpec(
                server.host(),
                server.port(),
                set.filled(LibpqParameter.DBNAME).orElse(user),
                user,
                sslMode(set, FurtherParameters.servers(set)),
                password(given),
                set.value(LibpqParameter.SERVICE).orElse(null),
                null,
                null,
                further);
        return new ConnectionUrl(
                spec,
                given.keySet().stream()
                        .filter(LibpqParameter::isUnused)
                        .map(LibpqParameter::word)
                        .toList(),
                remarks);
    }

    /// Whether the text itself is right, as far as that shows without its service and without variables. Reads no
    /// file.
    ///
    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static void check(String text) {
        var pasted = PastedConnection.of(text);
        var given = new HashMap<>(pasted.values());
        given.remove(LibpqParameter.SERVICE);
        given.remove(LibpqParameter.SERVICEFILE);
        if (!given.containsKey(LibpqParameter.HOST) && !given.containsKey(LibpqParameter.HOSTADDR)) {
            given.put(LibpqParameter.HOST, "localhost");
        }
        of(pasted, given, LibpqEnvironment.none());
    }

    private static @Nullable Password password(Map<LibpqParameter, String> given) {
        return Optional.ofNullable(given.get(LibpqParameter.PASSWORD))
                .filter(text -> !text.isEmpty())
                .map(Password::new)
                .orElse(null);
    }

    private static SslMode sslMode(ParameterSet set, List<ServerAddress> servers) {
        var isSystem = set.value(LibpqParameter.SSLROOTCERT)
                .filter(SslMode.SYSTEM_ROOTS::equals)
                .isPresent();
        var stated = set.value(LibpqParameter.SSLMODE).map(SslMode::of);
        if (isSystem && stated.filter(mode -> mode != SslMode.VERIFY_FULL).isPresent()) {
            throw new IllegalArgumentException("sslmode \"" + stated.get().libpq()
                    + "\" is too weak for sslrootcert=system, which anybody's certificate satisfies: use verify-full");
        }
        return stated.orElseGet(() -> isSystem ? SslMode.VERIFY_FULL : SslMode.defaultFor(servers));
    }
}
