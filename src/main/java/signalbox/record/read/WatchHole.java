package signalbox.record.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A time in which nobody watched: what happened then is not known.
public record WatchHole(Instant from, Instant to) {
    /// Two stretches that follow each other this closely have no time between them that could be drawn.
    private static final long LEAST_MILLIS = 1_500;

    /// The times between two moments that none of these stretches covers, oldest first.
    public static List<WatchHole> between(Instant from, Instant to, List<WatchedTime> watched) {
        var holes = new ArrayList<WatchHole>();
        var at = from;
        for (var stretch : watched) {
            add(holes, at, stretch.from());
            at = stretch.to().isAfter(at) ? stretch.to() : at;
        }
        add(holes, at, to);
        return List.copyOf(holes);
    }

    private static void add(List<WatchHole> holes, Instant from, Instant to) {
        if (to.toEpochMilli() - from.toEpochMilli() > LEAST_MILLIS) {
            holes.add(new WatchHole(from, to));
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
