package signalbox.postgres.capability;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.libpq.TargetSession;

/// A server that replicates a primary and accepts no changes. The sessions of the primary cannot be seen from it.
///
/// @param primary `HOST:PORT` of the server that it follows; null when this role may not see it
public record HotStandby(@Nullable String primary) {
    /// The expression that is true in a session of a hot standby.
    public static final String CONDITION = TargetSession.IS_STANDBY;

    /// The result is NULL for roles that are not in pg_read_all_stats.
    private static final String SENDER = """
            SELECT sender_host || ':' || sender_port FROM pg_stat_wal_receiver
             WHERE sender_host IS NOT NULL AND sender_port IS NOT NULL
            """;

    /// Shows the setting to superusers and members of pg_read_all_settings; for other roles it has no row.
    private static final String CONNINFO = "SELECT setting FROM pg_settings WHERE name = 'primary_conninfo'";

    private static final String WHAT = "read which server this one follows";

    private static final Pattern URI = Pattern.compile("postgres(?:ql)?://(?:[^/@]*@)?(?<at>[^/?@]+).*");
    private static final Pattern PAIR =
            Pattern.compile("\\G\\s*(?<key>\\w+)\\s*=\\s*(?:'(?<quoted>(?:[^'\\\\]|\\\\.)*)'|(?<plain>\\S*))");

    /// What the session's server is, if it is a hot standby; empty for a primary.
    public static Optional<HotStandby> of(Sql sql) {
        boolean recovers =
                sql.first(WHAT, "SELECT " + CONDITION, row -> row.getBoolean(1)).orElseThrow();
        return recovers ? Optional.of(read(sql)) : Optional.empty();
    }

    /// Reads what the session's server follows. To be called only for a hot standby.
    public static HotStandby read(Sql sql) {
        return new HotStandby(sql.first(WHAT, SENDER, row -> row.getString(1))
                .or(() -> sql.first(WHAT, CONNINFO, row -> row.getString(1)).flatMap(HotStandby::address))
                .orElse(null));
    }

    /// Only host and port are taken from a connection string, because it may also contain a password.
    static Optional<String> address(String conninfo) {
        var uri = URI.matcher(conninfo.strip());
        if (uri.matches()) {
            return Optional.of(uri.group("at"));
        }
        var values = values(conninfo);
        return Optional.ofNullable(values.getOrDefault("host", values.get("hostaddr")))
                .filter(hosts -> !hosts.isBlank())
                .map(hosts -> paired(hosts, values.getOrDefault("port", "")));
    }

    private static Map<String, String> values(String conninfo) {
        var values = new HashMap<String, String>();
        var pair = PAIR.matcher(conninfo);
        while (pair.find()) {
            var quoted = pair.group("quoted");
            values.put(pair.group("key"), quoted == null ? pair.group("plain") : quoted);
        }
        return values;
    }

    /// Several hosts have one port together, or one each.
    private static String paired(String hosts, String ports) {
        var host = hosts.split(",", -1);
        var port = ports.split(",", -1);
        return IntStream.range(0, host.length)
                .mapToObj(i -> host[i] + ":" + orUsual(port.length == host.length ? port[i] : port[0]))
                .collect(Collectors.joining(", "));
    }

    private static String orUsual(String port) {
        return port.isBlank() ? Integer.toString(ConnectionSpec.DEFAULT_PORT) : port;
    }

    /// As the end of a sentence: `a hot standby of db1:5432`.
    public String sentence() {
        return "a hot standby of " + (primary == null ? "a server that is hidden from this role" : primary);
    }

    /// Why no action is possible through it.
    public String refusal() {
        return "This server is " + sentence()
                + ": it accepts no changes, and no runner works on it. Connect to the primary"
                + (primary == null ? "." : ", " + primary + ".");
    }
}
