package signalbox.app.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.RemoteException;
import signalbox.text.DurationText;
import signalbox.text.TimeOrder;

/// Whether the figures of a profile are current, and why they are not.
public sealed interface FleetContact {
    /// Nothing is known yet.
    record Connecting() implements FleetContact {}

    record Current() implements FleetContact {}

    /// The operator paused the fleet: what is shown is from then.
    record Paused() implements FleetContact {}

    /// @param since when the first attempt failed, by this machine's clock
    /// @param reason a sentence
    record Unreachable(Instant since, String reason) implements FleetContact {}

    /// Only a person can go on: a password, the key of a host. The fleet asks nothing by itself.
    ///
    /// @param what what is needed, a sentence
    record NeedsOperator(Instant since, String what) implements FleetContact {}

    Duration LONGEST_SILENCE = Duration.ofSeconds(5);
    int LOOKS_MISSED = 3;

    /// @param pace how often looks are taken
    static FleetContact of(Feed feed, Duration pace, Instant now) {
        var fault = feed.fault();
        if (fault != null) {
            return need(fault)
                    .<FleetContact>map(what -> new NeedsOperator(fault.since(), what))
                    .orElseGet(() -> new Unreachable(fault.since(), fault.message()));
        }
        var snapshot = feed.snapshot();
        if (snapshot == null) {
            return new Connecting();
        }
        if (feed.mode() == Feed.Mode.PAUSED) {
            return new Paused();
        }
        return silent(snapshot, pace, now);
    }

    /// A server that does not answer at all is noticed before a time-out ends the wait.
    private static FleetContact silent(Snapshot snapshot, Duration pace, Instant now) {
        var tolerated = TimeOrder.longer(LONGEST_SILENCE, pace.multipliedBy(LOOKS_MISSED));
        return Duration.between(snapshot.takenAt(), now).compareTo(tolerated) > 0
                ? new Unreachable(
                        snapshot.takenAt(),
                        "The server has not answered for more than " + DurationText.inSentence(tolerated) + ".")
                : new Current();
    }

    private static Optional<String> need(Feed.Fault fault) {
        if (!(fault.cause() instanceof PostgresException refused)) {
            return Optional.empty();
        }
        if (refused.getCause() instanceof RemoteException remote && isQuestion(remote.kind())) {
            return Optional.of(fault.message());
        }
        return refused.kind().needsPerson() ? Optional.of(fault.message()) : Optional.empty();
    }

    private static boolean isQuestion(RemoteException.Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST_KEY, CHANGED_HOST_KEY, NOT_LET_IN -> true;
            case UNREACHABLE,
                    TIMED_OUT,
                    CONNECTION_LOST,
                    CHANNEL_CLOSED,
                    NO_WAY,
                    UNKNOWN_HOST,
                    NO_SESSION,
                    FILES,
                    COMMAND,
                    NO_SUCH_FILE,
                    FILE_FORBIDDEN,
                    FILE_TOO_LARGE -> false;
        };
    }
}
