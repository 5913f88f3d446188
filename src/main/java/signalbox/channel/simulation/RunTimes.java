package signalbox.channel.simulation;

import java.time.Duration;
import java.util.List;
import signalbox.statistics.Quantiles;

/// How long jobs of one kind took so far; jobs of that kind share it.
///
/// @param shortestFirst at least one
public record RunTimes(List<Duration> shortestFirst) {
    public RunTimes {
        if (shortestFirst.isEmpty()) {
            throw new IllegalArgumentException("There are no earlier run times");
        }
        shortestFirst = shortestFirst.stream().sorted().toList();
    }

    Duration median() {
        return Quantiles.ofDurations(shortestFirst, 0.5);
    }
}
