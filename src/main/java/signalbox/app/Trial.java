package signalbox.app;

import signalbox.postgres.Capabilities;
import signalbox.postgres.CapabilityQueries;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.Database;
import signalbox.postgres.Limits;

/// Tries the way to a database and leaves nothing open.
public final class Trial {
    private Trial() {}

    /// Opens sessions that cannot write, reads what the database offers, closes them. Blocks for some seconds
    /// at most.
    ///
    /// @throws signalbox.postgres.PostgresException with a sentence that says what is wrong
    public static Capabilities of(ConnectionSpec spec) {
        try (var database = Database.watching(spec, Limits.WATCHING)) {
            return database.use("read what the database offers", CapabilityQueries::read);
        }
    }
}
