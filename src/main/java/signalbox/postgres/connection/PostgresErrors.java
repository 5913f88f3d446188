package signalbox.postgres.connection;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.text.ListText;

/// Turns an exception of the driver into one sentence that says what to do. SQLSTATE classes: PostgreSQL manual,
/// appendix A.
public final class PostgresErrors {
    /// lock_not_available: `lock_timeout` is over.
    private static final String LOCKED = "55P03";

    /// undefined_table, undefined_function, undefined_object.
    private static final Set<String> NAME_MISSED = Set.of("42P01", "42883", "42704");

    private static final String STATEMENT_POOLER =
            "The connection goes through a pooler in statement mode, which allows no transaction: connect to the server"
                    + " itself.";

    private PostgresErrors() {}

    /// A connection failed.
    public static PostgresException connecting(ConnectionSpec spec, SQLException e) {
        var where = spec.address();
        var kind = connectingKind(e);
        var tunnel = spec.tunnel();
        if (tunnel != null && kind == Kind.UNREACHABLE) {
            var failure = tunnel.failure();
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        var sentence = switch (kind) {
            case WRONG_PASSWORD -> refusedPassword(where, spec, e);
            case UNKNOWN_HOST ->
                "There is no host named " + quoted(spec.host()) + ": check the spelling, the DNS or the VPN.";
            case NO_SUCH_DATABASE ->
                "The server at " + where + " has no database " + quoted(spec.database()) + ": check its name."
                        + ofUser(spec);
            case NO_SUCH_ROLE ->
                "The server at " + where + " has no role " + quoted(spec.user()) + ": check its name." + ofSystem(spec);
            case TOO_MANY_CONNECTIONS -> tooMany(where, spec, e);
            case TLS ->
                "The encrypted connection to " + where + " failed with sslmode="
                        + spec.sslMode().libpq() + ": check the server's certificate, sslmode and channel_binding"
                        + serverMessage(e) + ".";
            case NO_RIGHTS ->
                "Role " + quoted(spec.user()) + " may not connect to database " + quoted(spec.database()) + " at "
                        + where + serverMessage(e) + ".";
            case UNREACHABLE -> ConnectFailureText.sentence(spec, e);
            case TUNNEL, NO_QUEUE_JOB, READ_ONLY, TIMED_OUT, CONNECTION_LOST, OUTCOME_UNKNOWN, STATEMENT ->
                isStatementPooled(e)
                        ? STATEMENT_POOLER
                        : "Could not connect to " + spec.label() + serverMessage(e) + ".";
        };
        return new PostgresException(kind, sentence, e);
    }

    private static String ofUser(ConnectionSpec spec) {
        return spec.database().equals(spec.user())
                ? " A connection string that names no database gets the user's name: if yours names none, add /DATABASE."
                : "";
    }

    private static String ofSystem(ConnectionSpec spec) {
        return spec.user().equals(LibpqEnvironment.none().user())
                ? " A connection string that names no user gets the name of this system's user: if yours names none,"
                        + " write USER@ before the host."
                : "";
    }

    /// The role, its database and the server each have a limit: the server says which one is reached.
    private static String tooMany(String where, ConnectionSpec spec, SQLException e) {
        var role = quoted(spec.user());
        if (mentions(e, "too many connections for role")) {
            return "Role " + role + " has reached its own limit of connections at " + where
                    + ": close some, or raise it (ALTER ROLE … CONNECTION LIMIT).";
        }
        if (mentions(e, "too many connections for database")) {
            return "Database " + quoted(spec.database()) + " has reached its own limit of connections at " + where
                    + ": close some, or raise it (ALTER DATABASE … CONNECTION LIMIT).";
        }
        return "The server at " + where + " has no free connection for role " + role
                + ": close some, or raise max_connections" + serverMessage(e) + ".";
    }

    private static boolean isStatementPooled(SQLException e) {
        return mentions(e, "statement pooling mode");
    }

    /// No password was given, or a wrong one: the driver says which.
    private static String refusedPassword(String where, ConnectionSpec spec, SQLException e) {
        var role = "role " + quoted(spec.user());
        return mentions(e, "no password was provided")
                ? "A password is needed for " + role + " at " + where + ", and none was found in " + places(spec)
                        + ": type it, or put it there."
                : "The server at " + where + " did not accept the password of " + role
                        + ": check ~/.pgpass, PGPASSWORD, or type it again" + serverMessage(e)
                        + ". Until then Signalbox does not try again.";
    }

    private static String places(ConnectionSpec spec) {
        try {
            return ListText.and(
                    PasswordSearch.of(spec, LibpqEnvironment.ofProcess()).places());
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static Kind connectingKind(SQLException e) {
        if (caused(e, UnknownHostException.class)) {
            return Kind.UNKNOWN_HOST;
        }
        if (ConnectFailureText.isForeign(e)) {
            return Kind.UNREACHABLE;
        }
        if (caused(e, SSLException.class)
                || mentions(e, "SSL")
                || mentions(e, "hannel binding")
                || mentions(e, "hostnameverifier")) {
            return Kind.TLS;
        }
        if (caused(e, ConnectException.class) || caused(e, SocketTimeoutException.class)) {
            return Kind.UNREACHABLE;
        }
        return switch (state(e)) {
            case "28P01", "08004" -> Kind.WRONG_PASSWORD;
            case "28000" -> mentions(e, "does not exist") ? Kind.NO_SUCH_ROLE : Kind.NO_RIGHTS;
            case "3D000" -> Kind.NO_SUCH_DATABASE;
            case "53300" -> Kind.TOO_MANY_CONNECTIONS;
            case "42501" -> Kind.NO_RIGHTS;
            case "08000", "08001", "08003", "08006", "08007", "57P03" -> Kind.UNREACHABLE;
            default -> Kind.STATEMENT;
        };
    }

    /// A statement failed on an open connection. `what` completes "Could not …".
    public static PostgresException running(String what, SQLException e) {
        var kind = switch (state(e)) {
            case "57014", LOCKED -> Kind.TIMED_OUT;
            case "42501" -> Kind.NO_RIGHTS;
            case "25006" -> Kind.READ_ONLY;
            case "57P01", "57P02", "57P03", "57P05", "08000", "08003", "08006", "08007" -> Kind.CONNECTION_LOST;
            default -> Kind.STATEMENT;
        };
        var sentence = switch (kind) {
            case TIMED_OUT ->
                "Could not " + what + " in time: "
                        + (isLocked(e)
                                ? lockedBy(e) + " Try again."
                                : "the server stopped the statement at its time limit. Narrow the filter or try"
                                        + " again.");
            case NO_RIGHTS -> "Could not " + what + ": the role lacks the right" + serverMessage(e) + ".";
            case READ_ONLY -> "Could not " + what + ": this session is read-only.";
            case CONNECTION_LOST -> "Could not " + what + ": the connection to the server was lost.";
            case WRONG_PASSWORD,
                    UNKNOWN_HOST,
                    UNREACHABLE,
                    TUNNEL,
                    NO_SUCH_DATABASE,
                    NO_SUCH_ROLE,
                    TOO_MANY_CONNECTIONS,
                    TLS,
                    NO_QUEUE_JOB,
                    OUTCOME_UNKNOWN,
                    STATEMENT ->
                "Could not " + what + (isStatementPooled(e) ? ". " + STATEMENT_POOLER : serverMessage(e) + ".");
        };
        return new PostgresException(kind, sentence, e);
    }

    private static String lockedBy(SQLException e) {
        return isTableLocked(e)
                ? "another session has locked the table, as the upgrade of a module does."
                : "another session has locked these rows, as a worker locks the job that it runs.";
    }

    /// Whether the statement waited for a table. If it waits for a row, the server names that in the context.
    public static boolean isTableLocked(SQLException e) {
        var said = e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        return isLocked(e) && said != null && said.getWhere() == null;
    }

    private static boolean isLocked(SQLException e) {
        return state(e).equals(LOCKED);
    }

    /// A COMMIT failed. `what` completes "Could not …".
    public static PostgresException committing(String what, SQLException e) {
        var fault = running(what, e);
        return fault.kind() == Kind.CONNECTION_LOST ? unknown(what, fault) : fault;
    }

    static PostgresException unknown(String what, PostgresException lost) {
        return new PostgresException(
                Kind.OUTCOME_UNKNOWN,
                "Signalbox asked the server to " + what
                        + ", but lost the connection before the server answered. It is not known whether the"
                        + " change was made.",
                lost);
    }

    static String serverMessage(SQLException e) {
        return e.getMessage() == null ? "" : " (" + serverLine(e) + ")";
    }

    /// What the server or the driver said, in one line. If a function, as that of a trigger, misses a name, it says
    /// why: in these sessions `search_path` names pg_catalog alone.
    static String serverLine(SQLException e) {
        var message = e.getMessage();
        var line = message == null ? "" : message.lines().findFirst().orElse("");
        var said = e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        var where = said == null ? null : said.getWhere();
        return where == null || !NAME_MISSED.contains(state(e))
                ? line
                : line + "; " + where.lines().findFirst().orElse("")
                        + ": sessions of Signalbox find only names with their schema; a search_path of the function's"
                        + " own is the way out";
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    static boolean caused(Throwable e, Class<? extends Throwable> type) {
        @Nullable Throwable at = e;
        while (at != null) {
            if (type.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    static boolean mentions(SQLException e, String words) {
        return e.getMessage() != null && e.getMessage().contains(words);
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
