package signalbox.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.failover.report.DrillReport.Lane;
import signalbox.failover.report.DrillReport.Span;
import signalbox.failover.report.DrillReport.Timeline;
import signalbox.text.DurationText;

/// Draws the samples of a drill as lanes, one for each connection.
final class DrillSampleDrawing {
    private final DrillEvidence seen;
    private final Instant zero;

    private DrillSampleDrawing(DrillEvidence seen, Instant zero) {
        this.seen = seen;
        this.zero = zero;
    }

    static Timeline of(DrillEvidence seen, Instant zero, List<Instant> dispatches) {
        var drawn = new DrillSampleDrawing(seen, zero);
        var samples = seen.samples();
        return samples.isEmpty()
                ? new Timeline(0, 0, List.of(), List.of())
                : new Timeline(
                        drawn.seconds(samples.getFirst().at()),
                        drawn.seconds(samples.getLast().at()),
                        drawn.lanes(),
                        dispatches.stream().map(drawn::seconds).toList());
    }

    private double seconds(Instant at) {
        return DurationText.seconds(Duration.between(zero, at));
    }

    private List<Lane> lanes() {
        Map<String, RunnerConnection> runners = new LinkedHashMap<>();
        for (var sample : seen.samples()) {
            for (var candidate : sample.leadership().succession()) {
                var runner = candidate.connection();
                runners.putIfAbsent(runner.pid() + runner.applicationName(), runner);
            }
        }
        return runners.values().stream().map(this::lane).toList();
    }

    private Lane lane(RunnerConnection runner) {
        var spans = new ArrayList<Span>();
        @Nullable Instant ended = null;
        for (var sample : seen.samples()) {
            var candidate = sample.leadership().succession().stream()
                    .filter(each -> each.connection().isSameBackend(runner))
                    .findFirst();
            if (candidate.isPresent()) {
                extend(spans, sample.at(), candidate.get().leads());
            } else if (!spans.isEmpty() && ended == null) {
                ended = sample.at();
                close(spans, ended);
            }
        }
        return new Lane(
                runner.pid(),
                runner.shortName(),
                runner.embedded() != EmbeddedMarker.NO,
                spans,
                ended == null ? null : seconds(ended));
    }

    private void extend(List<Span> spans, Instant at, boolean leads) {
        var now = seconds(at);
        close(spans, at);
        if (spans.isEmpty() || spans.getLast().leads() != leads) {
            spans.add(new Span(now, now, leads));
        }
    }

    private void close(List<Span> spans, Instant at) {
        if (!spans.isEmpty()) {
            var last = spans.removeLast();
            spans.add(new Span(last.from(), seconds(at), last.leads()));
        }
    }
}
