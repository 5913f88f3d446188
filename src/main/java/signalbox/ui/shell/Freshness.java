package signalbox.ui.shell;

import java.time.Duration;
import java.time.Instant;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.text.DurationText;

/// How fresh the figures are. The time is an argument: figures grow old without a new feed.
///
/// @param age of the newest snapshot; zero before the first
record Freshness(Kind kind, Duration age) {
    enum Kind {
        CONNECTING,
        LIVE,
        PAUSED,
        STALE,
        /// No snapshot was ever taken, and it is known why.
        UNREACHABLE
    }

    private static final Duration TOLERATED = Duration.ofSeconds(3);
    private static final Duration BACKGROUND = Duration.ofSeconds(15);

    static Freshness of(Feed feed, Instant now) {
        var snapshot = feed.snapshot();
        if (snapshot == null) {
            return new Freshness(feed.fault() == null ? Kind.CONNECTING : Kind.UNREACHABLE, Duration.ZERO);
        }
        var age = Duration.between(snapshot.takenAt(), now);
        if (age.isNegative()) {
            age = Duration.ZERO;
        }
        if (feed.fault() != null) {
            return new Freshness(Kind.STALE, age);
        }
        if (feed.mode() == Mode.PAUSED) {
            return new Freshness(Kind.PAUSED, age);
        }
        return new Freshness(age.compareTo(tolerated(feed)) > 0 ? Kind.STALE : Kind.LIVE, age);
    }

    /// Three seconds; with a slower refresh, as much more as that is slower.
    private static Duration tolerated(Feed feed) {
        var usual =
                feed.mode() == Mode.BACKGROUND ? BACKGROUND : feed.interval().plusSeconds(2);
        return usual.compareTo(TOLERATED) > 0 ? usual : TOLERATED;
    }

    String text() {
        return switch (kind) {
            case CONNECTING -> "connecting";
            case LIVE -> "live · " + DurationText.of(age);
            case PAUSED -> "paused · " + DurationText.of(age);
            case STALE -> "stale · " + DurationText.of(age);
            case UNREACHABLE -> "no connection";
        };
    }
}
