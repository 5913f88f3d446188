package signalbox.failover.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a drill found. The command line and the files print it as it is. Times of phases and of the timeline are
/// seconds from the injection.
///
/// @param takenAt when the leader was taken out, or when the drill began, by the server's clock
/// @param successorPredicted the runner that should have led next; null when there was none
/// @param successor the runner that dispatched first after that; null when none was seen to
/// @param gapSeconds from the injection to the first job that the successor enqueued; null when not seen
/// @param gapReason why it is not known; null when it is
/// @param resolutionSeconds the longest time between two looks: times are not known more exactly
/// @param noLeaderSeconds how long there was no leader by the rule of the election; null when a runner should have led
///     and was not seen to act as a leader
/// @param noLeaderReason why it is not known; null when it is
/// @param twoLeadersSeconds how long more than one runner led
/// @param seenTwice uuids of jobs that were seen to be enqueued or started twice
/// @param notObservable what could not be seen, in sentences
/// @param reason of the verdict: one sentence
/// @param takenOut the runners that the drill took out, or may have taken out: also where it was aborted after that
/// @param perhapsTakenOut those of `takenOut` of which it is not known, because the answer was lost
public record DrillReport(
        Instant takenAt,
        String method,
        String environment,
        String database,
        @Nullable Runner leaderBefore,
        @Nullable Runner successorPredicted,
        @Nullable Runner successor,
        Phases phases,
        @Nullable Double gapSeconds,
        @Nullable String gapReason,
        double targetSeconds,
        double resolutionSeconds,
        @Nullable Double noLeaderSeconds,
        @Nullable String noLeaderReason,
        double twoLeadersSeconds,
        List<InFlight> inFlight,
        List<String> seenTwice,
        List<String> notObservable,
        int probes,
        List<PreflightCheck> checks,
        Timeline timeline,
        DrillVerdict verdict,
        String reason,
        List<Runner> takenOut,
        List<Runner> perhapsTakenOut) {

    public enum DrillVerdict {
        PASS,
        OVER_TARGET,
        /// Jobs were dispatched again, but it is not known by which runner, so neither is the gap.
        UNKNOWN,
        FAILED,
        ABORTED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param embedded whether it is an embedded runner of a Signalbox
    /// @param role, client null in reports from before they were kept; the client also where it is hidden
    public record Runner(
            int pid,
            String uuid,
            String database,
            boolean embedded,
            @Nullable String role,
            @Nullable String client) {
        public Runner(int pid, String uuid, String database, boolean embedded) {
            this(pid, uuid, database, embedded, null, null);
        }

        /// `pid 8121, database acme, role odoo, from 10.0.0.7:51234`
        public String label() {
            return "pid " + pid + ", database " + database + (role == null ? "" : ", role " + role)
                    + (client == null ? "" : ", from " + client);
        }
    }

    /// Each is null when not seen.
    ///
    /// @param gone the leader's connection had ended, or no longer held the lock
    /// @param entitled another runner led by the rule of the election
    /// @param elected the successor was seen to act as a leader
    /// @param firstEnqueued the successor enqueued its first job
    /// @param firstStarted a worker began that job
    public record Phases(
            @Nullable Double gone,
            @Nullable Double entitled,
            @Nullable Double elected,
            @Nullable Double firstEnqueued,
            @Nullable Double firstStarted) {}

    /// @param before `enqueued` or `started`, when the leader was taken out
    /// @param after its state at the end, `gone` when the row no longer exists; empty while the drill runs
    /// @param fate null while the drill runs, and in reports from before it was kept
    public record InFlight(
            String uuid,
            String before,
            String after,
            @Nullable JobFate fate) {}

    /// @param dispatches when jobs were seen to be enqueued
    public record Timeline(double from, double to, List<Lane> lanes, List<Double> dispatches) {}

    /// @param ended null while it is connected
    public record Lane(
            int pid,
            String name,
            boolean embedded,
            List<Span> spans,
            @Nullable Double ended) {}

    public record Span(double from, double to, boolean leads) {}

    @SuppressWarnings("ConstantValue") // null in reports from before they were kept
    public DrillReport {
        takenOut = takenOut == null ? List.of() : List.copyOf(takenOut);
        perhapsTakenOut = perhapsTakenOut == null ? List.of() : List.copyOf(perhapsTakenOut);
        inFlight = List.copyOf(inFlight);
        seenTwice = List.copyOf(seenTwice);
        notObservable = List.copyOf(notObservable);
        checks = List.copyOf(checks);
    }

    /// The jobs that the old leader had enqueued and that no worker had begun at the end.
    @JsonProperty("orphaned")
    public List<String> orphaned() {
        return inFlight.stream()
                .filter(job -> job.fate() == JobFate.ORPHANED)
                .map(InFlight::uuid)
                .toList();
    }
}
