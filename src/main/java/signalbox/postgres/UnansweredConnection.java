package signalbox.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;

/// Says how far a connection came that no server took: to nobody, or to something that stayed silent or hung up.
final class UnansweredConnection {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private UnansweredConnection() {}

    /// May look whether something listens, and so takes 1 s more.
    static String sentence(ConnectionSpec spec, SQLException e) {
        var where = spec.host() + ":" + spec.port();
        if ("57P03".equals(e.getSQLState())) {
            return "The server at " + where + " takes no connections now" + PostgresErrors.serverSaid(e)
                    + ": try again.";
        }
        if (isForeign(e)) {
            return "What listens at " + where + " does not speak as a PostgreSQL server does: is the port right?";
        }
        if (isHangUp(e) && spec.detour() == null) {
            return "Something listens at " + where + " and hung up before it answered: is it a PostgreSQL server, and"
                    + " does it take connections from here?";
        }
        if (isTimeOut(e)) {
            var within = " within " + PlainConnection.patience(spec).toSeconds() + " s";
            return listens(spec)
                    ? "Something listens at " + where + " and did not answer" + within
                            + ": is it a PostgreSQL server, and has it room for one more?"
                    : "No PostgreSQL server answers at " + where + within
                            + ": is it running, is the port right, and does a firewall let you through?";
        }
        return "No PostgreSQL server answers at " + where + ": is it running, and is the port right?";
    }

    /// As a web server.
    static boolean isForeign(SQLException e) {
        return "08P01".equals(e.getSQLState());
    }

    private static boolean isHangUp(SQLException e) {
        return PostgresErrors.caused(e, EOFException.class)
                || (PostgresErrors.caused(e, SocketException.class)
                        && !PostgresErrors.caused(e, ConnectException.class));
    }

    private static boolean isTimeOut(SQLException e) {
        return PostgresErrors.caused(e, SocketTimeoutException.class) || PostgresErrors.mentions(e, "timed out");
    }

    /// At the entry of a tunnel it is the tunnel that does.
    private static boolean listens(ConnectionSpec spec) {
        if (spec.detour() != null) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(spec.host(), spec.port()), (int) LOOK.toMillis());
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
