package signalbox.cli.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import signalbox.cli.document.part.FindingDocument;
import signalbox.health.Silences;
import signalbox.monitor.Snapshot;

/// `check`: what is wrong, the worst first.
///
/// @param unknown sentences about what could not be checked
public record CheckDocument(
        Instant takenAt,
        List<String> caveats,
        List<FindingDocument> findings,
        List<Silenced> silenced,
        List<String> unknown) {

    public record Silenced(@JsonUnwrapped FindingDocument finding, Instant until) {
        static Silenced of(Silences.Silenced silenced) {
            return new Silenced(FindingDocument.of(silenced.finding()), silenced.until());
        }
    }

    public static CheckDocument of(Snapshot snapshot, Silences.SortedFindings sorted, List<String> unknown) {
        return new CheckDocument(
                snapshot.takenAt(),
                snapshot.capabilities().caveats(),
                FindingDocument.of(sorted.open()),
                sorted.silenced().stream().map(Silenced::of).toList(),
                unknown);
    }
}
