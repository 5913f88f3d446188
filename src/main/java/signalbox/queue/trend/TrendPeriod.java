package signalbox.queue.trend;

import java.time.Duration;
import java.util.Optional;

/// How far back trends go, in which steps, and how many of the newest rows are looked at for it at most.
public enum TrendPeriod {
    HOUR("1 h", Duration.ofHours(1), Duration.ofMinutes(1), 20_000),
    SIX_HOURS("6 h", Duration.ofHours(6), Duration.ofMinutes(5), 60_000),
    DAY("24 h", Duration.ofHours(24), Duration.ofMinutes(20), 120_000),
    WEEK("7 d", Duration.ofDays(7), Duration.ofHours(2), 200_000);

    private final String words;
    private final Duration length;
    private final Duration step;
    private final int mostRows;

    TrendPeriod(String words, Duration length, Duration step, int mostRows) {
        this.words = words;
        this.length = length;
        this.step = step;
        this.mostRows = mostRows;
    }

    public String label() {
        return words;
    }

    /// As the command line spells it: `6h`.
    public String word() {
        return words.replace(" ", "");
    }

    public Duration length() {
        return length;
    }

    public Duration step() {
        return step;
    }

    public int mostRows() {
        return mostRows;
    }

    /// The next shorter one, which is cheaper to read; the shortest has none.
    public Optional<TrendPeriod> shorter() {
        return switch (this) {
            case HOUR -> Optional.empty();
            case SIX_HOURS -> Optional.of(HOUR);
            case DAY -> Optional.of(SIX_HOURS);
            case WEEK -> Optional.of(DAY);
        };
    }
}
