package signalbox.ui.overview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History.Sample;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.ui.kit.chart.TimeRange;

/// The figure of one state, how it changed, and its course.
record StateCount(JobState state, String figure, String change, List<Long> course) {
    private static final int MOST_POINTS = 60;

    /// States that queue_job does not know are shown only when there are such jobs.
    boolean isShown() {
        return state != JobState.OTHER || !figure.equals("0");
    }

    static StateCount of(JobState state, Snapshot snapshot, TimeRange range) {
        var count = snapshot.counts().of(state);
        var samples = snapshot.history().samples().stream()
                .filter(sample -> range.contains(sample.at()) && sample.counts().containsKey(state))
                .toList();
        return new StateCount(
                state, figure(count), change(state, count, samples, snapshot), course(state, count, samples));
    }

    static String figure(Count count) {
        return count.approximate() ? NumberText.estimate(count.value()) : NumberText.count(count.value());
    }

    /// An estimate changes by a vacuum, not by work: then no change is shown, and none since it was one.
    private static String change(JobState state, Count count, List<Sample> samples, Snapshot snapshot) {
        if (count.approximate() && state != JobState.OTHER) {
            var counted = count.counted();
            return counted == null ? "estimated" : "counted " + ShownTime.ofDay(counted);
        }
        if (state == JobState.OTHER) {
            return String.join(", ", snapshot.counts().others().keySet());
        }
        if (samples.isEmpty()) {
            return "";
        }
        var first = samples.getFirst();
        var before = Objects.requireNonNull(first.counts().get(state));
        return NumberText.change(count.value() - before) + " in "
                + DurationText.rough(Duration.between(first.at(), snapshot.serverTime()));
    }

    private static List<Long> course(JobState state, Count count, List<Sample> samples) {
        var course = new ArrayList<Long>();
        var step = Math.max(1, Math.ceilDiv(samples.size(), MOST_POINTS));
        for (var i = samples.size() % step; i < samples.size(); i += step) {
            course.add(Objects.requireNonNull(samples.get(i).counts().get(state)));
        }
        course.add(count.value());
        return List.copyOf(course);
    }
}
