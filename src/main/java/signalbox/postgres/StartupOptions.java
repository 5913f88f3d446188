package signalbox.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings that a session has from its connection's first packet on, before any statement. The one place
/// where they are given: a server behind a pooler may refuse them (PgBouncer does, unless its
/// ignore_startup_parameters names `options`).
record StartupOptions(List<String> settings) {
    /// For a session that stands in for one of Odoo's own: as the server has it.
    static final StartupOptions NONE = new StartupOptions(List.of());

    /// For all sessions of ours: no operator, function or type that somebody else made is found by its mere name,
    /// nor one of a temporary schema; each table is named with its schema (CVE-2018-1058).
    private static final String NAMES = "search_path=pg_catalog,pg_temp";

    /// For a session that may write.
    static StartupOptions acting(StatementLimits limits) {
        return new StartupOptions(
                Stream.concat(Stream.of(NAMES), limits.settings().stream()).toList());
    }

    /// For one that cannot.
    static StartupOptions watching(StatementLimits limits) {
        return new StartupOptions(
                Stream.concat(Stream.of("default_transaction_read_only=on"), acting(limits).settings().stream())
                        .toList());
    }

    private static final String PROTOCOL_VIOLATION = "08P01";

    void putInto(Properties properties) {
        if (!settings.isEmpty()) {
            properties.setProperty("options", text());
        }
    }

    /// Whether a pooler does not let them through. A server without one never says so.
    static boolean areRefused(SQLException e) {
        var message = e.getMessage();
        return PROTOCOL_VIOLATION.equals(e.getSQLState())
                && message != null
                && message.contains("unsupported")
                && message.contains("startup parameter");
    }

    /// As the server splits them: at blanks, unless a backslash is before (PostgreSQL manual, libpq, options).
    private String text() {
        return settings.stream()
                .map(setting -> "-c " + setting.replace("\\", "\\\\").replace(" ", "\\ "))
                .collect(Collectors.joining(" "));
    }
}
