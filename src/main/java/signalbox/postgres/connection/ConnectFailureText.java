package signalbox.postgres.connection;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import signalbox.text.DurationText;

/// Says how far a failed connection got: whether no program listens, or a program stayed silent or closed the
/// connection.
final class ConnectFailureText {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private ConnectFailureText() {}

    /// May check whether a program listens, which takes up to 1 s more. Blocks.
    static String sentence(ConnectionSpec spec, SQLException e) {
        var where = spec.address();
        if ("57P03".equals(e.getSQLState())) {
            return "The server at " + where + " accepts no connections now" + PostgresErrors.serverMessage(e)
                    + ": try again.";
        }
        if (isForeign(e)) {
            return "The program that listens at " + where + " does not answer like a PostgreSQL server: is the"
                    + " port right?";
        }
        if (isHangUp(e) && spec.tunnel() == null) {
            return "A program listens at " + where + " but closed the connection before it answered: is it a"
                    + " PostgreSQL server, and does it accept connections from here?";
        }
        if (isTimeOut(e)) {
            var within = " within " + DurationText.setting(PlainConnection.patience(spec));
            return listens(spec)
                    ? "A program listens at " + where + " but did not answer" + within
                            + ": is it a PostgreSQL server, and does it have a free connection?"
                    : "No PostgreSQL server answers at " + where + within
                            + ": is it running, is the port right, and does a firewall let you through?";
        }
        if (spec.isSocket() && spec.tunnel() == null) {
            return "No PostgreSQL server answers at the UNIX socket " + where + socketFault(e)
                    + ": is it running, are the folder and the port right, and may you use the socket?";
        }
        return "No PostgreSQL server answers at " + where + ": is it running, and is the port right?";
    }

    private static String socketFault(SQLException e) {
        return e.getCause() == null || e.getCause().getCause() == null
                ? ""
                : " (" + e.getCause().getCause().getMessage() + ")";
    }

    /// Whether the answer is not PostgreSQL's, but for instance a web server's.
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

    /// Whether a program listens there. Not checked with a tunnel, because at its entry the tunnel itself listens.
    private static boolean listens(ConnectionSpec spec) {
        if (spec.tunnel() != null || spec.isSocket()) {
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
