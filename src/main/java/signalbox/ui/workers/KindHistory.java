package signalbox.ui.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Sample;
import signalbox.monitor.history.Ledger;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.LevelsSeries;
import signalbox.ui.kit.chart.LevelsSeries.Step;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.worker.ProcessKind;

/// How many processes of each kind there were in the last hour. A sample counts until the next one, unless the time
/// between them is so long that nothing is known about it.
final class KindHistory {
    private static final Duration REACH = Duration.ofHours(1);

    private final TimeRange range;
    private final List<ProcessKind> kinds;
    private final List<Step> steps = new ArrayList<>();

    private KindHistory(History history, Instant now) {
        range = new TimeRange(now.minus(REACH), now);
        var samples = history.samples();
        kinds = Stream.of(ProcessKind.values())
                .filter(kind -> occurs(kind, samples))
                .toList();
        for (var i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            var until = i + 1 < samples.size() ? samples.get(i + 1).at() : now;
            var known = sample.processes();
            if (known != null
                    && until.isAfter(range.from())
                    && !until.isAfter(sample.at().plus(Ledger.PAUSE))) {
                add(sample.at(), until, known);
            }
        }
    }

    static LevelsSeries of(History history, Instant now) {
        var course = new KindHistory(history, now);
        return new LevelsSeries(
                course.range, course.kinds.stream().map(KindHistory::mark).toList(), course.steps, history.since());
    }

    private static boolean occurs(ProcessKind kind, List<Sample> samples) {
        return samples.stream()
                .map(Sample::processes)
                .filter(Objects::nonNull)
                .anyMatch(processes -> processes.containsKey(kind));
    }

    private void add(Instant from, Instant until, Map<ProcessKind, Long> processes) {
        var counts =
                kinds.stream().map(kind -> processes.getOrDefault(kind, 0L)).toList();
        var last = steps.isEmpty() ? null : steps.getLast();
        if (last != null && last.to().equals(from) && last.counts().equals(counts)) {
            steps.set(steps.size() - 1, new Step(last.from(), until, counts));
        } else {
            steps.add(new Step(from, until, counts));
        }
    }

    private static Legend.Mark mark(ProcessKind kind) {
        return switch (kind) {
            case HTTP -> Legend.Mark.HTTP;
            case CRON -> Legend.Mark.CRON;
            case RUNNER -> Legend.Mark.RUNNER;
            case LONGPOLLING -> Legend.Mark.LONGPOLLING;
            case SERVER -> Legend.Mark.SERVER;
            case SHELL -> Legend.Mark.SHELL;
            case OTHER -> Legend.Mark.OTHER;
            case UNKNOWN, NONE -> Legend.Mark.UNKNOWN;
        };
    }
}
