package signalbox.ui.runners.picture;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.Dispatcher;
import signalbox.election.RunnerConnection;
import signalbox.election.Scheme;
import signalbox.monitor.Snapshot;
import signalbox.ui.kit.Figures;

/// One of the answers above the table: who should lead, who holds the lock, who dispatches, and whether the
/// enqueue guard is there.
///
/// @param reason what shows it, or why it is not known
/// @param backend whom it is about; null when nobody
public record Finding(
        Subject subject,
        String value,
        String reason,
        Tone tone,
        @Nullable BackendId backend) {
    public enum Subject {
        SHOULD_LEAD("Should lead"),
        HOLDS_LOCK("Holds the lock"),
        DISPATCHES("Dispatches"),
        GUARD("Enqueue guard");

        private final String words;

        Subject(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Tone {
        CALM,
        GOOD,
        DANGER
    }

    static List<Finding> of(Snapshot snapshot) {
        return List.of(shouldLead(snapshot), holdsLock(snapshot), dispatches(snapshot), guard(snapshot));
    }

    private static Finding shouldLead(Snapshot snapshot) {
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        if (leader == null) {
            var leaders = leadership.succession().stream()
                    .filter(standing -> standing.leads())
                    .count();
            var value = leaders > 1 ? Figures.of(leaders, "runner", "runners") + " at once" : "nobody";
            return new Finding(Subject.SHOULD_LEAD, value, leadership.reason(), Tone.DANGER, null);
        }
        return about(Subject.SHOULD_LEAD, leader, leadership.reason(), Tone.CALM);
    }

    private static Finding holdsLock(Snapshot snapshot) {
        var holder = snapshot.leadership().lockHolder();
        if (holder != null) {
            return about(
                    Subject.HOLDS_LOCK, holder, "It holds the runners' advisory lock of this database.", Tone.CALM);
        }
        var scheme = snapshot.leadership().scheme();
        var reason = scheme == Scheme.ADVISORY
                ? "Nobody holds the runners' advisory lock of this database."
                : "Nobody: the runners here do not elect by an advisory lock.";
        return new Finding(Subject.HOLDS_LOCK, "nobody", reason, Tone.CALM, null);
    }

    private static Finding dispatches(Snapshot snapshot) {
        var dispatcher = Dispatcher.of(snapshot.observation());
        var runner = dispatcher.runner();
        if (runner == null) {
            var value = snapshot.observation().work().lastEnqueue() == null ? "not seen" : "someone";
            return new Finding(Subject.DISPATCHES, value, dispatcher.reason(), Tone.CALM, null);
        }
        var leader = snapshot.leadership().leader();
        var other = leader != null && !leader.isSameBackend(runner);
        return about(Subject.DISPATCHES, runner, dispatcher.reason(), other ? Tone.DANGER : Tone.GOOD);
    }

    private static Finding about(Subject subject, RunnerConnection runner, String reason, Tone tone) {
        return new Finding(subject, "pid " + runner.pid(), reason, tone, BackendId.of(runner));
    }

    private static Finding guard(Snapshot snapshot) {
        var guard = snapshot.guard();
        if (!guard.installed()) {
            return new Finding(
                    Subject.GUARD,
                    "not installed",
                    "A trigger that keeps two runners from starting a job twice. It is never installed unasked.",
                    Tone.CALM,
                    null);
        }
        var dropped = guard.dropped();
        return new Finding(
                Subject.GUARD,
                dropped == null ? "installed" : Figures.count(dropped) + " dropped",
                dropped == null
                        ? "Installed. This role may not read how many updates it dropped."
                        : "Installed. It dropped " + Figures.of(Objects.requireNonNull(dropped), "update", "updates")
                                + " that would have started a job twice.",
                Tone.GOOD,
                null);
    }
}
