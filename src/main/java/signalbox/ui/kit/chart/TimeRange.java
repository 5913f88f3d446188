package signalbox.ui.kit.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The stretch of time that a chart shows.
public record TimeRange(Instant from, Instant to) {
    private static final int[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400
    };

    /// From 0 (the start) to 1 (the end); a moment outside gets the nearer of the two.
    public double position(Instant at) {
        var whole = Math.max(1, Duration.between(from, to).toMillis());
        return Math.clamp((double) Duration.between(from, at).toMillis() / whole, 0, 1);
    }

    /// How far from the start, in pixels. While a range moves on, what is in it stays where it is until it has to move
    /// by a whole pixel: it need not be drawn again each time, and lines keep their sharpness.
    ///
    /// @param width of the whole range, in pixels; the end is up to one pixel behind it
    double offset(Instant at, double width) {
        var perMilli = width / Math.max(1, Duration.between(from, to).toMillis());
        var inside = at.isBefore(from) ? from : at.isAfter(to) ? to : at;
        return Math.max(0, inside.toEpochMilli() * perMilli - Math.floor(from.toEpochMilli() * perMilli));
    }

    /// The moment at a position from 0 to 1.
    Instant at(double position) {
        return from.plusMillis(
                (long) (Math.clamp(position, 0, 1) * Duration.between(from, to).toMillis()));
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /// Round moments inside the range, at most this many.
    public List<Instant> ticks(int most) {
        var step = step(most);
        var ticks = new ArrayList<Instant>();
        for (var at = Math.ceilDiv(from.getEpochSecond(), step) * step; at <= to.getEpochSecond(); at += step) {
            ticks.add(Instant.ofEpochSecond(at));
        }
        return List.copyOf(ticks);
    }

    /// Whether ticks are between whole minutes, so that their labels need seconds.
    public boolean needsSeconds(int most) {
        return step(most) < 60;
    }

    /// Whether ticks are at midnights, so that their labels need dates.
    public boolean needsDays(int most) {
        return step(most) >= 86400;
    }

    private long step(int most) {
        var seconds = Math.max(1, Duration.between(from, to).toSeconds());
        for (var step : STEPS) {
            if (seconds / step <= most) {
                return step;
            }
        }
        return 86400L * Math.ceilDiv(seconds, 86400L * most);
    }
}
