package signalbox.demo.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// A worker's ordinary connections, with the name of its process as Odoo names them. It keeps a few of them for later
/// requests.
public final class OdooConnections {
    private static final int KEPT = 4;

    private final ConnectionSpec spec;
    private final String name = "odoo-" + ProcessHandle.current().pid();
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    public OdooConnections(ConnectionSpec spec) {
        this.spec = spec;
    }

    /// The connection is not in autocommit.
    public Connection borrow() throws SQLException {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.isValid(1)) {
                return kept;
            }
            kept.close();
        }
        var opened = PlainConnection.openAsOdoo(spec, name);
        opened.setAutoCommit(false);
        return opened;
    }

    public void giveBack(Connection connection) throws SQLException {
        if (idle.size() >= KEPT || connection.isClosed()) {
            connection.close();
        } else {
            connection.rollback();
            idle.addFirst(connection);
        }
    }
}
