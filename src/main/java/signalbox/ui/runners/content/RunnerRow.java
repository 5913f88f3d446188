package signalbox.ui.runners.content;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.text.DurationText;
import signalbox.text.TimeText;

/// One line of the table: a connection, or one that has ended.
///
/// @param order the order of succession; ended ones come after, the latest first
/// @param instance the beginning of its uuid; without a uuid, the whole name
/// @param lock whether it holds or waits for the runners' advisory lock
/// @param place its number in the succession; `–` if not known, empty when it has ended
/// @param startedAt null when hidden
/// @param quietFor the time since its last activity; null when hidden or ended
public record RunnerRow(
        BackendId id,
        int order,
        LineState lineState,
        String place,
        String instance,
        ProcessTag worker,
        String database,
        String role,
        String client,
        String started,
        String age,
        String state,
        String lock,
        String activity,
        boolean silent,
        RunnerVerdict verdict,
        @Nullable Instant startedAt,
        @Nullable Duration quietFor) {

    public enum LineState {
        LEADS,
        WAITS,
        ENDED
    }

    /// What a role sees that lacks the right.
    public static final String HIDDEN = "hidden";

    /// The text for an empty cell.
    public static final String NONE = "–";

    /// @param now by the server's clock; the last activity is as of the snapshot, because later ones are not known
    static RunnerRow of(int order, Candidate candidate, Snapshot snapshot, Instant now) {
        var runner = candidate.connection();
        var started = runner.backendStart();
        var last = runner.stateChange();
        var quiet = last == null ? null : Duration.between(last, snapshot.serverTime());
        return new RunnerRow(
                BackendId.of(runner),
                order,
                candidate.leads() ? LineState.LEADS : LineState.WAITS,
                candidate.place() == null ? NONE : Integer.toString(candidate.place()),
                runner.shortName(),
                ProcessTag.of(runner, snapshot),
                runner.database(),
                runner.role(),
                runner.clientLabel(),
                started == null ? HIDDEN : TimeText.narrow(started, now),
                started == null ? HIDDEN : DurationText.of(Duration.between(started, now)),
                Objects.requireNonNullElse(runner.state(), HIDDEN),
                lock(runner, snapshot),
                quiet == null ? HIDDEN : DurationText.of(quiet),
                RunnerVerdict.isSilent(runner, snapshot.serverTime()),
                RunnerVerdict.of(candidate, snapshot),
                started,
                quiet);
    }

    static String lock(RunnerConnection runner, Snapshot snapshot) {
        return snapshot.observation().locks().stream()
                .filter(lock -> lock.pid() == runner.pid())
                .map(lock -> lock.granted() ? "holds" : "waits")
                .findFirst()
                .orElse(NONE);
    }

    /// @param ended when its end was seen
    static RunnerRow ofEnded(int order, History.Lane lane, Instant ended, Instant now) {
        var started = lane.backendStart();
        return new RunnerRow(
                BackendId.of(lane),
                order,
                LineState.ENDED,
                "",
                BackendId.of(lane).shortName(),
                ProcessTag.of(EmbeddedMarker.ofUuid(lane.uuid())),
                lane.database(),
                NONE,
                RunnerConnection.clientLabel(lane.client(), started == null),
                started == null ? HIDDEN : TimeText.narrow(started, now),
                started == null ? HIDDEN : DurationText.of(Duration.between(started, ended)),
                "ended",
                NONE,
                NONE,
                false,
                RunnerVerdict.ofEnded(lane, ended, now),
                started,
                null);
    }

    public boolean leads() {
        return lineState == LineState.LEADS;
    }

    public boolean ended() {
        return lineState == LineState.ENDED;
    }
}
