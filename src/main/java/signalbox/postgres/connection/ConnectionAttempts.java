package signalbox.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.postgres.libpq.TargetSession;

/// Opens one connection as libpq does: to each server in turn, until one is reached and will do. A server that refuses
/// the login ends it.
///
/// @param given as it was given: by this, logins that were refused are remembered
/// @param spec the same with what its service and the variables add
record ConnectionAttempts(
        ConnectionSpec given, ConnectionSpec spec, Properties properties, LibpqEnvironment environment) {
    /// invalid_authorization_specification: for instance, no line of pg_hba.conf without encryption.
    private static final String REFUSED = "28000";

    /// What the next server may do better.
    private static final EnumSet<Kind> NEXT = EnumSet.of(Kind.UNREACHABLE, Kind.UNKNOWN_HOST);

    static ConnectionAttempts of(ConnectionSpec spec, Properties properties, LibpqEnvironment environment) {
        try {
            var whole = spec.with(spec.further().completed(spec.service(), environment));
            return new ConnectionAttempts(spec, whole, properties, environment);
        } catch (IllegalArgumentException e) {
            throw new PostgresException(Kind.NO_SUCH_DATABASE, e.getMessage() + ".", e);
        }
    }

    private TargetSession target() {
        return spec.further().target();
    }

    Connection open() throws SQLException {
        var servers = servers();
        if (servers.size() == 1 && target() == TargetSession.ANY) {
            return opened(servers.getFirst());
        }
        var reasons = new ArrayList<String>();
        var found = first(servers, target(), reasons);
        if (found == null && target() == TargetSession.PREFER_STANDBY) {
            found = first(servers, TargetSession.ANY, reasons);
        }
        if (found == null) {
            throw none(reasons);
        }
        return found;
    }

    private List<ServerAddress> servers() {
        if (!spec.further().isRandom()) {
            return spec.servers();
        }
        var shuffled = new ArrayList<>(spec.servers());
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private @Nullable Connection first(List<ServerAddress> servers, TargetSession wanted, List<String> reasons)
            throws SQLException {
        for (var server : servers) {
            try {
                var opened = opened(server);
                var fault = fault(server, opened, wanted);
                if (fault == null) {
                    return opened;
                }
                reasons.add(fault);
            } catch (SQLException e) {
                reasons.add(reason(server, e));
            }
        }
        return null;
    }

    /// @throws PostgresException when no other server is tried after this failure
    private String reason(ServerAddress server, SQLException e) throws SQLException {
        if (StartupOptions.areRefused(e)) {
            throw e;
        }
        var failure = PostgresErrors.connecting(spec.at(server), e);
        if (!NEXT.contains(failure.kind()) || ConnectFailureText.isForeign(e)) {
            throw failure;
        }
        return String.valueOf(failure.getMessage());
    }

    private PostgresException none(List<String> reasons) {
        var what = target() == TargetSession.ANY
                ? "None of the servers can be used. "
                : "No server is as target_session_attrs=" + target().word() + " asks. ";
        return new PostgresException(
                Kind.UNREACHABLE,
                what + String.join(" ", reasons.stream().distinct().toList()),
                null);
    }

    /// Closes the connection where the server will not do.
    ///
    /// @return why; null: it will do
    private @Nullable String fault(ServerAddress server, Connection opened, TargetSession wanted) throws SQLException {
        if (wanted == TargetSession.ANY) {
            return null;
        }
        var isKept = false;
        try {
            var isStandby = is(opened, "in_hot_standby", "SELECT " + TargetSession.IS_STANDBY);
            isKept = wanted.accepts(isStandby, isReadOnly(server, opened, wanted));
            return isKept ? null : server.label() + " is a " + (isStandby ? "standby." : "primary.");
        } finally {
            if (!isKept) {
                opened.close();
            }
        }
    }

    /// Sessions that watch are made read-only by Signalbox itself: another one, without its settings, says how new
    /// sessions are.
    private boolean isReadOnly(ServerAddress server, Connection opened, TargetSession wanted) throws SQLException {
        if (wanted != TargetSession.READ_WRITE && wanted != TargetSession.READ_ONLY) {
            return false;
        }
        var isOurs = properties.getProperty(StartupOptions.OPTIONS, "").contains(StartupOptions.READ_ONLY);
        if (!isOurs) {
            return isDefaultReadOnly(opened);
        }
        var plain = new ConnectionAttempts(given, spec, StartupOptions.without(properties), environment);
        try (var other = plain.opened(server)) {
            return isDefaultReadOnly(other);
        }
    }

    private static boolean isDefaultReadOnly(Connection opened) throws SQLException {
        return is(
                opened,
                "default_transaction_read_only",
                "SELECT pg_catalog.current_setting('default_transaction_read_only') OPERATOR(pg_catalog.=) 'on'");
    }

    /// @param status what servers from 14 on report by themselves
    /// @param question for older ones
    private static boolean is(Connection opened, String status, String question) throws SQLException {
        var reported = opened.unwrap(PGConnection.class).getParameterStatus(status);
        if (reported != null) {
            return reported.equals("on");
        }
        try (var statement = opened.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private Connection opened(ServerAddress server) throws SQLException {
        var at = spec.at(server);
        var login = given.at(server);
        RefusedLogins.check(login);
        try {
            return opened(at, server, new TlsFiles(at, server.isSocket() && at.tunnel() == null, environment));
        } catch (SQLException e) {
            RefusedLogins.note(login, e);
            throw e;
        }
    }

    /// In each mode of encryption, until one is not refused for it.
    private Connection opened(ConnectionSpec at, ServerAddress server, TlsFiles files) throws SQLException {
        var modes = files.modes();
        for (var mode : modes.subList(0, modes.size() - 1)) {
            try {
                return opened(at, server, files, mode);
            } catch (SQLException e) {
                if (PostgresErrors.connectingKind(e) != Kind.TLS && !REFUSED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
        return opened(at, server, files, modes.getLast());
    }

    private Connection opened(ConnectionSpec at, ServerAddress server, TlsFiles files, SslMode mode)
            throws SQLException {
        var all = properties(at, server);
        files.putInto(all, mode);
        return PlainConnection.driven(at, all);
    }

    private Properties properties(ConnectionSpec at, ServerAddress server) {
        var all = new Properties();
        all.putAll(properties);
        var further = at.further();
        further.value(LibpqParameter.OPTIONS)
                .ifPresent(options -> all.merge("options", options, (ours, given) -> given + " " + ours));
        further.value(LibpqParameter.CHANNEL_BINDING).ifPresent(word -> all.setProperty("channelBinding", word));
        further.value(LibpqParameter.REQUIRE_AUTH).ifPresent(words -> all.setProperty("requireAuth", words));
        all.setProperty("authenticationPluginClassName", GivenPassword.class.getName());
        all.setProperty("password", password(at));
        var target = target(at, server);
        if (target != null) {
            all.setProperty(
                    "socketFactoryArg", PromptSocketFactory.argument(all.getProperty("socketFactoryArg"), target));
        }
        return all;
    }

    private String password(ConnectionSpec at) {
        return PasswordSearch.of(at, environment).found().map(Password::value).orElse("");
    }

    /// Null where the driver connects: to the entry of a tunnel, or by a proxy, which looks up names itself.
    private @Nullable SocketTarget target(ConnectionSpec at, ServerAddress server) {
        if (at.tunnel() != null) {
            return null;
        }
        if (server.isSocket()) {
            return new SocketTarget.UnixFile(server.label());
        }
        if (server.address() == null && System.getProperty("socksProxyHost") != null) {
            return null;
        }
        return new SocketTarget.Tcp(
                server.address() == null ? server.host() : server.address(),
                server.port(),
                PlainConnection.patience(at));
    }
}
