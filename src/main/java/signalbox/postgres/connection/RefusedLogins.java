package signalbox.postgres.connection;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.libpq.FurtherParameters;

/// Remembers logins that a server refused: wrong password, or a role that does not exist. None is tried again
/// automatically, because many servers lock a role after a few wrong passwords. All connections of this process use
/// it: monitor, listener, pools, runners and drills get the first error again without asking the server, until the
/// operator types another password or asks to try again.
public final class RefusedLogins {
    private static final Map<Login, SQLException> REFUSED = new ConcurrentHashMap<>();

    private record Login(
            String host,
            int port,
            String user,
            @Nullable Password password,
            @Nullable String service,
            FurtherParameters further) {
        static Login of(ConnectionSpec spec) {
            return new Login(spec.host(), spec.port(), spec.user(), spec.password(), spec.service(), spec.further());
        }
    }

    private RefusedLogins() {}

    /// A person asks for it: the next connection asks the server again.
    public static void forget(ConnectionSpec spec) {
        spec.servers().forEach(server -> REFUSED.remove(Login.of(spec.at(server))));
    }

    /// @throws SQLException the server's earlier answer, if it refused this login
    static void check(ConnectionSpec spec) throws SQLException {
        var said = REFUSED.get(Login.of(spec));
        if (said != null) {
            throw new SQLException(said.getMessage(), said.getSQLState(), said);
        }
    }

    static void note(ConnectionSpec spec, SQLException said) {
        if (PostgresErrors.connectingKind(said).needsPerson()) {
            REFUSED.putIfAbsent(Login.of(spec), said);
        }
    }
}
