package signalbox.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.WatchDocument;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.record.RecordingState;
import signalbox.record.RecordingText;

/// Which lines `watch` prints: one for each finding that is raised or cleared, each change of leader, each time that
/// the
/// database could not be read, and when recording stops or goes on. Safe for several threads.
final class WatchLines {
    /// A finding that comes back within this time has not gone.
    private static final Duration FORGIVEN = Duration.ofSeconds(15);

    private final Consumer<WatchDocument> printer;
    private final Map<String, OpenFinding> open = new LinkedHashMap<>();
    private @Nullable String leader;
    private boolean isFaulty;

    private record OpenFinding(Finding finding, Instant last) {}

    /// @param printer gets each line, one after the other
    WatchLines(Consumer<WatchDocument> printer) {
        this.printer = printer;
    }

    /// @param findings those that are not silenced
    synchronized void see(Snapshot snapshot, List<Finding> findings) {
        var now = snapshot.serverTime();
        if (isFaulty) {
            isFaulty = false;
            printer.accept(WatchDocument.of(now, "connected", "The database is read again."));
        }
        see(snapshot.leadership().leader(), snapshot.leadership().reason(), now);
        see(findings, now);
    }

    private void see(@Nullable RunnerConnection now, String reason, Instant at) {
        var name = now == null ? "" : keyOf(now);
        if (!name.equals(leader)) {
            leader = name;
            printer.accept(
                    now == null
                            ? WatchDocument.of(at, "no leader", reason)
                            : new WatchDocument(
                                    at,
                                    "leader",
                                    null,
                                    null,
                                    now.pid(),
                                    "pid " + now.pid() + ", " + now.label() + "."));
        }
    }

    private static String keyOf(RunnerConnection connection) {
        var start = connection.backendStart();
        return start == null ? "" + connection.pid() : connection.pid() + " " + start.toEpochMilli();
    }

    private void see(List<Finding> findings, Instant now) {
        var byCode = findings.stream()
                .collect(Collectors.toMap(Finding::code, each -> each, (one, _) -> one, LinkedHashMap::new));
        byCode.forEach((code, finding) -> {
            var before = open.put(code, new OpenFinding(finding, now));
            if (before == null || before.finding().severity() != finding.severity()) {
                printer.accept(line(finding, "raised", now));
            }
        });
        var gone = new ArrayList<OpenFinding>();
        open.values().removeIf(each -> {
            var isGone = each.last().plus(FORGIVEN).isBefore(now);
            if (isGone) {
                gone.add(each);
            }
            return isGone;
        });
        gone.forEach(each -> printer.accept(line(each.finding(), "cleared", each.last())));
    }

    private static WatchDocument line(Finding finding, String event, Instant at) {
        return new WatchDocument(at, event, finding.code(), finding.severity().word(), null, finding.title());
    }

    synchronized void fault(Feed.Fault fault) {
        if (!isFaulty) {
            isFaulty = true;
            printer.accept(WatchDocument.of(fault.since(), "fault", fault.message()));
        }
    }

    synchronized void recording(RecordingState state, Instant now) {
        if (!(state instanceof RecordingState.Off)) {
            printer.accept(WatchDocument.of(now, "recording", RecordingText.sentence(state)));
        }
    }
}
