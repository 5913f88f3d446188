package signalbox.cli.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.ChannelDocument;
import signalbox.cli.document.part.ChannelStringDocument;
import signalbox.cli.document.part.CountsDocument;
import signalbox.cli.document.part.DatabaseDocument;
import signalbox.cli.document.part.FindingDocument;
import signalbox.cli.document.part.LeadershipDocument;
import signalbox.cli.document.part.OpenJobsDocument;
import signalbox.cli.document.part.ProbesDocument;
import signalbox.cli.option.DatabaseLook;
import signalbox.health.Finding;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.queue.count.CountCertainty;
import signalbox.queue.count.OldestPending;

/// `status`: the queue and its leader.
///
/// @param oldestPendingSecondsReason null when the age is known
public record StatusDocument(
        Instant takenAt,
        DatabaseDocument database,
        List<String> caveats,
        CountsDocument counts,
        ProbesDocument probes,
        List<ChannelDocument> channels,
        @Nullable Long oldestPendingSeconds,
        @Nullable String oldestPendingSecondsReason,
        Throughput throughput,
        LeadershipDocument leadership,
        List<FindingDocument> findings,
        @JsonUnwrapped ChannelStringDocument inForce,
        OpenJobsDocument openJobs) {

    /// @param donePerMinuteIs how certain it is
    /// @param donePerMinuteReason null when it is exact
    public record Throughput(
            @Nullable Integer donePerMinute,
            String donePerMinuteIs,
            @Nullable String donePerMinuteReason,
            @Nullable Integer failedSeenPerMinute,
            String failedSeenPerMinuteReason) {

        static Throughput of(QueueThroughput throughput) {
            var certainty = throughput.certainty();
            return new Throughput(
                    throughput.isKnown() ? throughput.donePerMinute() : null,
                    certainty.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    certainty == CountCertainty.EXACT ? null : QueueThroughput.REASON,
                    null,
                    "The table records no time of failure: Signalbox counts only failures that it sees.");
        }
    }

    public static StatusDocument of(Snapshot snapshot, DatabaseLook look, List<Finding> findings) {
        var oldest = snapshot.oldestPending();
        var age = oldest == null ? null : oldest.age();
        var inForce = snapshot.health().channels().inForce();
        return new StatusDocument(
                snapshot.takenAt(),
                DatabaseDocument.of(snapshot.capabilities(), look),
                snapshot.capabilities().caveats(),
                CountsDocument.of(snapshot),
                ProbesDocument.of(snapshot),
                snapshot.channels().stream()
                        .map(load -> ChannelDocument.of(load, inForce))
                        .toList(),
                age == null ? null : age.toSeconds(),
                whyNoAge(oldest),
                Throughput.of(snapshot.throughput()),
                LeadershipDocument.of(snapshot),
                FindingDocument.of(findings),
                ChannelStringDocument.of(inForce),
                OpenJobsDocument.of(snapshot.open()));
    }

    private static @Nullable String whyNoAge(@Nullable OldestPending oldest) {
        if (oldest == null) {
            return "No job that could run is waiting.";
        }
        return oldest.age() == null ? OldestPending.NO_AGE : null;
    }
}
