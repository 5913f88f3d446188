package signalbox.ui.runners.content;

import java.util.ArrayList;
import java.util.List;
import signalbox.election.Anomaly;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.election.Scheme;
import signalbox.election.action.TerminationEffect;
import signalbox.monitor.Snapshot;
import signalbox.text.NumberText;

/// What happens if a backend ends, from the connections of the snapshot.
///
/// @param pid that of the runner that leads then; empty when none does, or when it is not known
public record SuccessionForecast(String pid, String text, Tone tone, List<String> sentences) {
    public enum Tone {
        CALM,
        GOOD,
        WARNING,
        DANGER
    }

    static SuccessionForecast of(RunnerConnection runner, Snapshot snapshot) {
        var follows = TerminationEffect.of(
                snapshot.observation(), List.of(runner), snapshot.workers().sameProcess());
        var after = follows.after();
        var next = after.leader();
        if (next == null) {
            return nobody(after);
        }
        var pid = Integer.toString(next.pid());
        if (follows.keepsLeader()) {
            var behind = after.standbysBeside(next).size();
            var remain = behind == 0
                    ? "No standby is left after it."
                    : NumberText.of(behind, "standby remains", "standbys remain") + " behind it.";
            return new SuccessionForecast(
                    pid, "still leads", Tone.CALM, List.of("Dispatching does not change. " + remain));
        }
        if (snapshot.leadership().leader() == null) {
            return new SuccessionForecast(pid, "leads then", Tone.GOOD, List.of(TerminationEffect.RUNNING_CONTINUE));
        }
        return successor(next, follows, snapshot);
    }

    private static SuccessionForecast nobody(Leadership after) {
        if (after.scheme() == Scheme.ADVISORY) {
            return new SuccessionForecast(
                    "",
                    "The first runner that tries leads",
                    Tone.CALM,
                    List.of(after.reason(), TerminationEffect.RUNNING_CONTINUE));
        }
        return after.anomalies().stream().anyMatch(anomaly -> anomaly.code() == Anomaly.Code.NO_LEADER)
                ? new SuccessionForecast(
                        "",
                        "No runner takes over",
                        Tone.DANGER,
                        List.of(
                                "No other runner of this database is connected: no job is dispatched until one"
                                        + " connects.",
                                TerminationEffect.RUNNING_CONTINUE))
                : new SuccessionForecast(
                        "",
                        "It is not known who leads",
                        Tone.WARNING,
                        List.of(after.reason(), TerminationEffect.RUNNING_CONTINUE));
    }

    private static SuccessionForecast successor(RunnerConnection next, TerminationEffect follows, Snapshot snapshot) {
        var sentences = new ArrayList<String>();
        var tone = Tone.GOOD;
        var standstill = follows.standstill();
        if (standstill.isPresent()) {
            tone = Tone.DANGER;
            sentences.add(standstill.get());
        } else if (RunnerVerdict.isSilent(next, snapshot.serverTime())) {
            tone = Tone.WARNING;
            sentences.add("It has been silent for a long time and may not check at all.");
        }
        if (standstill.isEmpty()) {
            sentences.add(TerminationEffect.NEXT_CHECK);
        }
        sentences.add(TerminationEffect.RUNNING_CONTINUE);
        return new SuccessionForecast(Integer.toString(next.pid()), "takes over", tone, List.copyOf(sentences));
    }

    /// `31290 takes over`
    public String headline() {
        return pid.isEmpty() ? text : pid + " " + text;
    }
}
