package signalbox.postgres.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long a statement may take, and wait for a lock, before the server itself ends it. The server's JIT compiler is
/// switched off, too: on a large table it took 407 of the 418 ms of one of our statements, and made it no faster.
public record StatementLimits(Duration statement, Duration lock) {
    /// For watching: it must not hold up anyone.
    public static final StatementLimits WATCHING = new StatementLimits(Duration.ofSeconds(2), Duration.ofMillis(500));
    /// For acting: it waits a little for a row that a worker holds.
    public static final StatementLimits ACTING = new StatementLimits(Duration.ofSeconds(20), Duration.ofSeconds(3));
    /// For a drill: it measures tenths of seconds, and does not wait for a row that a worker holds.
    public static final StatementLimits DRILLING = new StatementLimits(Duration.ofSeconds(5), Duration.ofMillis(500));
    /// For a runner that waits or leads: as long as it may be silent before the server ends its session.
    public static final StatementLimits RUNNING = new StatementLimits(Duration.ofSeconds(5), Duration.ofSeconds(1));
    /// For a runner that reads a whole backlog when it takes over: a million jobs take some seconds,
    /// and many times that on a busy machine.
    public static final StatementLimits LOADING = new StatementLimits(Duration.ofMinutes(3), Duration.ofSeconds(1));

    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(30);

    /// Each as `name=value`, with times in milliseconds.
    List<String> settings() {
        return List.of(
                "statement_timeout=" + statement.toMillis(),
                "lock_timeout=" + lock.toMillis(),
                "idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis(),
                "jit=off");
    }

    /// The statements that set these limits in a session that has others.
    public String statements() {
        return settings().stream().map(setting -> "SET " + setting).collect(Collectors.joining("; "));
    }

    /// The statements that set these limits, and where names are looked up, for one transaction only: behind a pooler
    /// a session has no settings of its own.
    public String ofTransaction() {
        return Stream.concat(settings().stream(), Stream.of(StartupOptions.NAMES))
                .map(setting -> "SET LOCAL " + setting)
                .collect(Collectors.joining("; "));
    }
}
