package signalbox.app.file;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends the log lines of libraries to our log.
public final class Logging {
    /// These loggers write the line of pg_service.conf or .pgpass that they do not understand, with the password.
    /// The logger is kept in a field, because otherwise it may be collected and loses its level.
    private static final Logger SERVICE_FILES = Logger.getLogger("org.postgresql.jdbcurlresolver");

    private Logging() {}

    /// Passes on what drivers write to java.util.logging: to our own log, which masks passwords, instead of the
    /// terminal. May be called again.
    public static synchronized void takeDriversLogs() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
            SERVICE_FILES.setLevel(Level.OFF);
        }
    }
}
