package signalbox.runner;

import java.time.Duration;
import java.util.UUID;
import signalbox.channel.ChannelSource;
import signalbox.channel.ConfiguredChannels;
import signalbox.election.EmbeddedMarker;
import signalbox.text.TimeOrder;

/// How a runner works.
///
/// @param channels the channels as an odoo.conf or the profile gives them
/// @param keepAlive the longest time that the connection is silent
/// @param kind whether it works as runners of the field do, or proves all the time that it lives, so that one that was
///     frozen or cut off cannot go on as a ghost
/// @param runner of an embedded runner: what the names of all its connections begin with
public record RunnerOptions(
        ConfiguredChannels channels, RunnerDelays delays, Mode mode, Duration keepAlive, RunnerKind kind, int runner) {
    public enum Mode {
        /// Leads and dispatches nothing: the queue stands still.
        OBSERVE,
        /// Does everything that a runner does.
        DISPATCH
    }

    public enum RunnerKind {
        /// As runners of the field: its session lasts as long as TCP keeps the connection, which may be hours.
        FIELD,
        /// It sends a heartbeat each second, and the server ends its session after 5 s without one (PostgreSQL 14 on).
        EMBEDDED
    }

    /// Whether it is Signalbox's own kind and not one of the field's.
    boolean isEmbedded() {
        return kind == RunnerKind.EMBEDDED;
    }

    static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration FIELD_KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration EMBEDDED_RETRY = Duration.ofSeconds(1);

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);
    private static final int MOST_DOUBLINGS = 6;

    /// How long to wait before it connects again. The embedded runner waits twice as long after each fault in a
    /// row, at most a minute, because each connection has a new name that others see appear and disappear. Runners
    /// of the field always wait the same time.
    Duration retry(int faults) {
        if (kind == RunnerKind.FIELD) {
            return delays.retry();
        }
        var doublings = Math.clamp(faults - 1L, 0, MOST_DOUBLINGS);
        return TimeOrder.shorter(delays.retry().multipliedBy(1L << doublings), LONGEST_RETRY);
    }

    /// A name for a new connection.
    UUID newUuid() {
        if (kind == RunnerKind.FIELD) {
            return EmbeddedMarker.NO.newUuid();
        }
        return (mode == Mode.OBSERVE ? EmbeddedMarker.OBSERVES : EmbeddedMarker.DISPATCHES).newUuid(runner);
    }

    /// Like runners of the field.
    public RunnerOptions(String channels, RunnerDelays delays) {
        this(given(channels), delays, Mode.DISPATCH, FIELD_KEEP_ALIVE, RunnerKind.FIELD, 0);
    }

    /// The options of the embedded runner.
    ///
    /// @param check how often it checks whether it leads, 100 ms to 10 s
    public static RunnerOptions embedded(String channels, Mode mode, Duration check) {
        return embedded(given(channels), mode, check);
    }

    private static ConfiguredChannels given(String channels) {
        return ConfiguredChannels.of(channels, ChannelSource.GIVEN, "the runner's own options");
    }

    static RunnerOptions embedded(ConfiguredChannels channels, Mode mode, Duration check) {
        var delays = new RunnerDelays(Duration.ZERO, check, EMBEDDED_RETRY);
        return new RunnerOptions(
                channels,
                delays,
                mode,
                HEARTBEAT,
                RunnerKind.EMBEDDED,
                UUID.randomUUID().hashCode());
    }
}
