package signalbox.cli.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a null in a document says. Unknown has its reason beside it, always; the keys here have none to give.
public final class NullKeys {
    /// Null is the answer: there is none.
    static final Set<String> NONE = Set.of(
            // A primary, straight.
            "database.standby",
            "database.pooler",
            // The last page.
            "next",
            // It reached all jobs.
            "stopped",
            // The row has none.
            "jobs.state",
            "jobs.priority",
            // The rules agree.
            "disagreement");

    /// Null is the answer where the row has none, and has a reason where what stands there cannot be read.
    private static final Set<String> OF_A_ROW = Set.of(
            "jobs.created",
            "jobs.enqueued",
            "jobs.started",
            "jobs.done",
            "jobs.cancelled",
            "jobs.eta",
            "jobs.execSeconds",
            "jobs.exception",
            "jobs.workerPid");

    /// The report of a drill has one reason for all, in `reason` and `notObservable`: null was not seen, or there was
    /// nobody. Reports kept in files have the same shape.
    private static final Set<String> OF_A_DRILL = Set.of(
            "leaderBefore",
            "successorPredicted",
            "successor",
            "phases.gone",
            "phases.entitled",
            "phases.elected",
            "phases.firstEnqueued",
            "phases.firstStarted",
            "gapSeconds",
            "noLeaderSeconds",
            "timeline.lanes.ended",
            "gap.median",
            "gap.p95",
            "gap.longest");

    private NullKeys() {}

    /// The paths, without the places in lists, of the nulls that are not explained.
    public static List<String> unexplained(JsonNode document) {
        return unexplained("", document).distinct().toList();
    }

    private static Stream<String> unexplained(String path, JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().flatMap(each -> unexplained(path, each));
        }
        return node.propertyStream().flatMap(each -> {
            var key = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
            return each.getValue().isNull()
                    ? Stream.of(key).filter(_ -> !isExplained(key, each.getKey(), node))
                    : unexplained(key, each.getValue());
        });
    }

    private static boolean isExplained(String path, String key, JsonNode object) {
        var drill = path.startsWith("drills.") ? path.substring("drills.".length()) : path;
        return key.endsWith("Reason")
                || object.path(key + "Reason").isString()
                || NONE.contains(path)
                || OF_A_ROW.contains(path)
                || OF_A_DRILL.contains(drill);
    }
}
