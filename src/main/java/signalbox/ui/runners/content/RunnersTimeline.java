package signalbox.ui.runners.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.chart.TimelineLane.Kind;
import signalbox.ui.kit.chart.TimelineLane.Span;
import signalbox.ui.screen.timeline.RunnerLanes;

/// The course of leadership as the timeline draws it, up to the time of the snapshot.
public final class RunnersTimeline {
    private RunnersTimeline() {}

    static LeadershipLanes of(Snapshot snapshot, RunnerScope scope, TimelineRange reach) {
        var history = snapshot.history();
        var seen = history.withLanes(history.lanes().stream()
                .filter(lane -> scope.shows(lane, snapshot))
                .toList());
        var drawn = RunnerLanes.of(seen, reach.before(snapshot.serverTime(), history.begin()));
        var silent = silent(snapshot);
        return new LeadershipLanes(
                drawn.range(),
                drawn.lanes().stream().map(lane -> withSilence(lane, silent)).toList(),
                drawn.summary(),
                drawn.gaps());
    }

    private static Map<String, RunnerConnection> silent(Snapshot snapshot) {
        var silent = new HashMap<String, RunnerConnection>();
        snapshot.observation().connections().stream()
                .filter(runner -> RunnerVerdict.isSilent(runner, snapshot.serverTime()))
                .forEach(runner -> silent.put(RunnerLanes.key(runner.pid(), runner.backendStart()), runner));
        return silent;
    }

    /// A standby that has been silent for long is drawn with dashes from its last activity on.
    private static TimelineLane withSilence(TimelineLane lane, Map<String, RunnerConnection> silent) {
        var runner = silent.get(lane.key());
        if (runner == null || lane.lost().isPresent() || lane.spans().isEmpty()) {
            return lane;
        }
        var last = lane.spans().getLast();
        var from = runner.stateChange();
        if (from == null || last.kind() != Kind.STANDBY) {
            return lane;
        }
        return new TimelineLane(
                lane.key(),
                lane.name(),
                lane.role(),
                cut(lane.spans(), last, from.isBefore(last.from()) ? last.from() : from),
                lane.joined(),
                lane.lost(),
                lane.note());
    }

    private static List<Span> cut(List<Span> spans, Span last, Instant from) {
        var cut = new ArrayList<>(spans.subList(0, spans.size() - 1));
        if (from.isAfter(last.from())) {
            cut.add(new Span(last.from(), from, Kind.STANDBY, last.text()));
        }
        cut.add(new Span(from, last.to(), Kind.SILENT, ""));
        return cut;
    }
}
