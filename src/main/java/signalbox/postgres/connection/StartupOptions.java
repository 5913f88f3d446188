package signalbox.postgres.connection;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings that a session has from its connection's first packet, before any statement. A pooler may refuse them
/// (PgBouncer does, unless its ignore_startup_parameters names `options`): behind one, `StatementLimits.ofTransaction`
/// sets them in each transaction.
public record StartupOptions(List<String> settings) {
    /// For a session that plays one of Odoo's own: the server's values stay.
    public static final StartupOptions NONE = new StartupOptions(List.of());

    /// For all sessions of Signalbox: no operator, function or type that others made is found by a name without a
    /// schema, nor one of a temporary schema; each table is named with its schema (CVE-2018-1058).
    static final String NAMES = "search_path=pg_catalog,pg_temp";

    static final String READ_ONLY = "default_transaction_read_only=on";

    /// For a session that may write.
    public static StartupOptions acting(StatementLimits limits) {
        return new StartupOptions(
                Stream.concat(Stream.of(NAMES), limits.settings().stream()).toList());
    }

    /// For a session that cannot write.
    public static StartupOptions watching(StatementLimits limits) {
        return new StartupOptions(Stream.concat(Stream.of(READ_ONLY), acting(limits).settings().stream())
                .toList());
    }

    private static final String PROTOCOL_VIOLATION = "08P01";
    static final String OPTIONS = "options";

    void putInto(Properties properties) {
        if (!settings.isEmpty()) {
            properties.setProperty(OPTIONS, text());
        }
    }

    static Properties without(Properties properties) {
        var others = new Properties();
        others.putAll(properties);
        others.remove(OPTIONS);
        return others;
    }

    /// Whether a pooler refused them. A server without a pooler never gives this answer.
    static boolean areRefused(SQLException e) {
        var message = e.getMessage();
        return PROTOCOL_VIOLATION.equals(e.getSQLState())
                && message != null
                && message.contains("unsupported")
                && message.contains("startup parameter");
    }

    /// Written as the server splits them: at spaces, unless a backslash comes before (PostgreSQL manual, libpq,
    /// options).
    private String text() {
        return settings.stream()
                .map(setting -> "-c " + setting.replace("\\", "\\\\").replace(" ", "\\ "))
                .collect(Collectors.joining(" "));
    }
}
