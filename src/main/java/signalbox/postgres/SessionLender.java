package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Lends the sessions of one `Database`: a pool of a few, or a single one. Safe for several threads.
interface SessionLender extends AutoCloseable {
    /// Waits for a free session, or opens one.
    ///
    /// @throws SQLException with its cause when none can be opened, without one when none became free in time
    Connection borrow() throws SQLException;

    /// The work is done by then: a session that is lost now is dropped, and that is no error.
    void giveBack(Connection lent);

    /// How many sessions are open now.
    int open();

    boolean isReadOnly();

    /// How long `borrow` waits.
    Duration patience();

    /// What its thread for closing is called.
    String name();

    /// Ends the sessions, lent ones too. May wait for the server.
    @Override
    void close();
}
