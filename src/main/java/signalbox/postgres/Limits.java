package signalbox.postgres;

import java.time.Duration;

/// How long a statement may take and wait for a lock before the server itself ends it.
public record Limits(Duration statement, Duration lock) {
    /// For watching: never in anybody's way.
    public static final Limits WATCHING = new Limits(Duration.ofSeconds(2), Duration.ofMillis(500));
    /// For acting: waits a little for a row that a worker holds.
    public static final Limits ACTING = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(3));

    String settings() {
        return "SET statement_timeout = " + statement.toMillis() + "; SET lock_timeout = " + lock.toMillis()
                + "; SET idle_in_transaction_session_timeout = 30000";
    }

    /// For one transaction, after which nothing of it is left.
    String ofTransaction() {
        return settings().replace("SET ", "SET LOCAL ") + "; SET LOCAL search_path = pg_catalog, pg_temp";
    }
}
