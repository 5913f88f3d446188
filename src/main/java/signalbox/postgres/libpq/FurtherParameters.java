package signalbox.postgres.libpq;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a connection needs beside host, port, database, user and sslmode: libpq's further parameters, and all servers
/// where there are several, or where an address stands for a name.
///
/// @param servers empty: only the one that the connection names
public record FurtherParameters(List<ServerAddress> servers, Map<LibpqParameter, String> values) {
    public static final FurtherParameters NONE = new FurtherParameters(List.of(), Map.of());

    private static final Set<LibpqParameter> KEPT = EnumSet.of(
            LibpqParameter.PASSFILE,
            LibpqParameter.SERVICEFILE,
            LibpqParameter.OPTIONS,
            LibpqParameter.CONNECT_TIMEOUT,
            LibpqParameter.CHANNEL_BINDING,
            LibpqParameter.SSLROOTCERT,
            LibpqParameter.SSLCERT,
            LibpqParameter.SSLKEY,
            LibpqParameter.SSLPASSWORD,
            LibpqParameter.REQUIRE_AUTH,
            LibpqParameter.GSSENCMODE,
            LibpqParameter.LOAD_BALANCE_HOSTS,
            LibpqParameter.TARGET_SESSION_ATTRS);

    private static final List<String> BINDING = List.of("disable", "prefer", "require");

    public FurtherParameters {
        servers = List.copyOf(servers);
        values = Map.copyOf(values);
        check(values);
    }

    /// @throws IllegalArgumentException when one has a value that libpq does not know, or that cannot be heeded
    ///
    /// @param given what the connection string itself says: what a service or variables add is read again when it
    ///     connects
    public static FurtherParameters of(Map<LibpqParameter, String> given, ParameterSet set) {
        var servers = ServerAddress.of(set);
        check(kept(set.values()));
        return of(servers, given);
    }

    /// @param given parameters; those that are no further ones are left out
    public static FurtherParameters of(List<ServerAddress> servers, Map<LibpqParameter, String> given) {
        var isPlain = servers.size() == 1 && servers.getFirst().address() == null;
        return new FurtherParameters(isPlain ? List.of() : servers, kept(given));
    }

    /// All servers, in their order.
    public static List<ServerAddress> servers(ParameterSet set) {
        return ServerAddress.of(set);
    }

    private static Map<LibpqParameter, String> kept(Map<LibpqParameter, String> all) {
        var values = new EnumMap<LibpqParameter, String>(LibpqParameter.class);
        values.putAll(all);
        values.keySet().retainAll(KEPT);
        return values;
    }

    private static void check(Map<LibpqParameter, String> values) {
        Optional.ofNullable(values.get(LibpqParameter.TARGET_SESSION_ATTRS)).ifPresent(TargetSession::of);
        Optional.ofNullable(values.get(LibpqParameter.CONNECT_TIMEOUT)).ifPresent(FurtherParameters::seconds);
        oneOf(values, LibpqParameter.CHANNEL_BINDING, BINDING);
        oneOf(values, LibpqParameter.LOAD_BALANCE_HOSTS, List.of("disable", "random"));
        oneOf(values, LibpqParameter.GSSENCMODE, BINDING);
        if ("require".equals(values.get(LibpqParameter.GSSENCMODE))) {
            throw new IllegalArgumentException("Signalbox does not encrypt by GSSAPI (gssencmode=require): leave"
                    + " gssencmode out, and give sslmode to encrypt by TLS");
        }
    }

    private static void oneOf(Map<LibpqParameter, String> values, LibpqParameter parameter, List<String> words) {
        Optional.ofNullable(values.get(parameter))
                .ifPresent(value -> parameter.choice(words, Function.identity(), value));
    }

    private static int seconds(String text) {
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    "connect_timeout " + ConnectionString.shownValue(text) + " is not a number of seconds");
        }
    }

    public Optional<String> value(LibpqParameter parameter) {
        return Optional.ofNullable(values.get(parameter)).filter(value -> !value.isEmpty());
    }

    /// Empty where none is given, or one that means no end.
    public Optional<Duration> connectTimeout() {
        return value(LibpqParameter.CONNECT_TIMEOUT)
                .map(FurtherParameters::seconds)
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(Math.max(2, seconds)));
    }

    public TargetSession target() {
        return value(LibpqParameter.TARGET_SESSION_ATTRS).map(TargetSession::of).orElse(TargetSession.ANY);
    }

    public boolean isRandom() {
        return value(LibpqParameter.LOAD_BALANCE_HOSTS).filter("random"::equals).isPresent();
    }

    /// The same, and what is missing as the service and the variables have it.
    ///
    /// @param service the service that was named with the connection; null: none
    /// @throws IllegalArgumentException when the service is missing or wrong, or a parameter cannot be heeded
    public FurtherParameters completed(@Nullable String service, LibpqEnvironment environment) {
        var given = new EnumMap<LibpqParameter, String>(LibpqParameter.class);
        given.putAll(values);
        if (service != null) {
            given.put(LibpqParameter.SERVICE, service);
        }
        return new FurtherParameters(
                servers, kept(ParameterSet.ofNamed(given, environment).values()));
    }

    public FurtherParameters withoutServers() {
        return new FurtherParameters(List.of(), values);
    }

    /// As `key=value` pairs that libpq reads; without secrets.
    public String text() {
        return values.entrySet().stream()
                .filter(entry -> !entry.getKey().isSecret())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().word() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String value) {
        return value.matches("[\\w./:,@+=-]+")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public String toString() {
        return servers + " " + text();
    }
}
