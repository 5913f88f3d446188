package signalbox.ui.shell;

import java.time.Duration;
import java.time.Instant;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.text.DurationText;
import signalbox.text.TimeOrder;

/// How recent the figures are. The time is an argument, because figures become old without a new feed.
///
/// @param age of what is known of the jobs in the newest snapshot; zero before the first
record Freshness(Kind kind, Duration age) {
    enum Kind {
        CONNECTING,
        /// The first snapshot is being taken.
        READING,
        LIVE,
        PAUSED,
        STALE,
        /// There was never a snapshot, and the reason is known.
        UNREACHABLE
    }

    private static final Duration TOLERATED = Duration.ofSeconds(3);
    private static final Duration BACKGROUND = Duration.ofSeconds(15);

    static Freshness of(Feed feed, Instant now) {
        var snapshot = feed.snapshot();
        if (snapshot == null) {
            return new Freshness(
                    feed.fault() != null ? Kind.UNREACHABLE : feed.firstLook() == null ? Kind.CONNECTING : Kind.READING,
                    Duration.ZERO);
        }
        var age = Duration.between(snapshot.jobsTakenAt(), now);
        if (age.isNegative()) {
            age = Duration.ZERO;
        }
        if (feed.fault() != null) {
            return new Freshness(Kind.STALE, age);
        }
        if (feed.mode() == Mode.PAUSED) {
            return new Freshness(Kind.PAUSED, age);
        }
        var silent = Duration.between(snapshot.takenAt(), now);
        return new Freshness(silent.compareTo(tolerated(feed, snapshot.took())) > 0 ? Kind.STALE : Kind.LIVE, age);
    }

    private static Duration tolerated(Feed feed, Duration took) {
        return feed.mode() == Mode.BACKGROUND ? BACKGROUND : tolerated(feed.pace(), took);
    }

    /// At least 3 s, or more than the time between two refreshes by two seconds, or by twice what the last one took.
    static Duration tolerated(Duration pace, Duration took) {
        return TimeOrder.longer(TOLERATED, pace.plus(TimeOrder.longer(Duration.ofSeconds(2), took.multipliedBy(2))));
    }

    String text() {
        return switch (kind) {
            case CONNECTING -> "connecting";
            case READING -> "reading";
            case LIVE -> "live · " + DurationText.of(age);
            case PAUSED -> "paused · " + DurationText.of(age);
            case STALE -> "stale · " + DurationText.of(age);
            case UNREACHABLE -> "no connection";
        };
    }
}
