package signalbox.ui.runners.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.LockAnswer;
import signalbox.election.ObservedDispatcher;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.screen.timeline.NoLeaderLabel;
import signalbox.ui.screen.timeline.NoLeaderLabel.Concern;
import signalbox.worker.Worker;

/// One of the answers above the table: which runner should lead, which holds the lock, which dispatches, and whether
/// the enqueue guard is installed.
///
/// @param brief the reason in a few words
/// @param reason what shows it, or why it is not known
/// @param backend the backend it is about; null: none
public record ElectionAnswer(
        Subject subject,
        String value,
        String brief,
        String reason,
        Tone tone,
        @Nullable BackendId backend) {
    /// Of the runners' advisory lock, where the scheme is another.
    static final String LOCK_UNUSED = "not used by this election";

    public enum Subject {
        SHOULD_LEAD("Should lead"),
        HOLDS_LOCK("Holds the lock"),
        DISPATCHES("Dispatches"),
        GUARD("Enqueue guard");

        private final String words;

        Subject(String words) {
            this.words = words;
        }

        public String label() {
            return words;
        }
    }

    public enum Tone {
        CALM,
        GOOD,
        WARNING,
        DANGER
    }

    static List<ElectionAnswer> of(Snapshot snapshot) {
        return List.of(shouldLead(snapshot), holdsLock(snapshot), dispatches(snapshot), guard(snapshot));
    }

    private static ElectionAnswer shouldLead(Snapshot snapshot) {
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        var scheme = leadership.scheme().label();
        if (leader == null) {
            var leaders =
                    leadership.succession().stream().filter(Candidate::leads).count();
            var concern = NoLeaderLabel.concern(snapshot);
            var tone = switch (concern) {
                case NONE -> Tone.CALM;
                case UNKNOWN -> Tone.WARNING;
                case ALARM -> Tone.DANGER;
            };
            var value = concern == Concern.UNKNOWN
                    ? "unknown"
                    : leaders > 1 ? NumberText.of(leaders, "runner", "runners") + " at once" : "no runner";
            return new ElectionAnswer(Subject.SHOULD_LEAD, value, scheme, leadership.reason(), tone, null);
        }
        var worker = snapshot.workers().behind(leader.pid()).map(Worker::title).orElse(scheme);
        return about(Subject.SHOULD_LEAD, leader, worker, leadership.reason(), Tone.CALM);
    }

    private static ElectionAnswer holdsLock(Snapshot snapshot) {
        var lock = LockAnswer.of(snapshot.leadership(), snapshot.observation());
        var holder = lock.holder();
        if (holder != null) {
            return about(Subject.HOLDS_LOCK, holder, "of this database", lock.reason(), Tone.CALM);
        }
        if (!lock.isKnown()) {
            return new ElectionAnswer(Subject.HOLDS_LOCK, "unknown", "a hot standby", lock.reason(), Tone.CALM, null);
        }
        var brief = switch (snapshot.leadership().scheme()) {
            case NONE, OLDEST_OR_HA -> LOCK_UNUSED;
            case ADVISORY -> "the election uses it";
            case UNKNOWN, MIXED -> "may not be used";
        };
        return new ElectionAnswer(Subject.HOLDS_LOCK, "no connection", brief, lock.reason(), Tone.CALM, null);
    }

    private static ElectionAnswer dispatches(Snapshot snapshot) {
        var seen = snapshot.observation();
        var dispatcher = ObservedDispatcher.of(seen);
        var runner = dispatcher.runner();
        if (runner == null) {
            var last = seen.work().lastEnqueue();
            var still = last != null
                    && last.isBefore(snapshot.serverTime().minus(ObservedDispatcher.RECENT))
                    && seen.here().stream().noneMatch(RunnerConnection::isHidden);
            return new ElectionAnswer(
                    Subject.DISPATCHES,
                    still ? "no runner" : "not seen",
                    last == null
                            ? "by sampled statements"
                            : (still ? "since " : "a job was enqueued at ") + TimeText.clock(last),
                    dispatcher.reason(),
                    Tone.CALM,
                    null);
        }
        var all = ObservedDispatcher.all(seen);
        if (all.size() > 1) {
            return several(all);
        }
        var leader = snapshot.leadership().leader();
        var other = leader != null && !leader.isSameBackend(runner);
        return about(
                Subject.DISPATCHES,
                runner,
                other ? "though another should" : "by its last statement",
                dispatcher.reason(),
                other ? Tone.DANGER : Tone.GOOD);
    }

    private static ElectionAnswer several(List<RunnerConnection> runners) {
        var pids = ListText.and(runners.stream().map(RunnerConnection::pid).toList());
        return new ElectionAnswer(
                Subject.DISPATCHES,
                NumberText.of(runners.size(), "runner", "runners") + " at once",
                "pids " + pids,
                "The last statements of pids " + pids + ", of the last 60 s, each enqueued a job.",
                Tone.DANGER,
                BackendId.of(runners.getFirst()));
    }

    private static ElectionAnswer about(
            Subject subject, RunnerConnection runner, String brief, String reason, Tone tone) {
        return new ElectionAnswer(subject, "pid " + runner.pid(), brief, reason, tone, BackendId.of(runner));
    }

    private static ElectionAnswer guard(Snapshot snapshot) {
        var guard = snapshot.guard();
        if (!guard.installed()) {
            return new ElectionAnswer(
                    Subject.GUARD,
                    "not installed",
                    "see what it does",
                    "A trigger that stops two runners from starting a job twice. Signalbox installs it"
                            + " only when you ask.",
                    Tone.CALM,
                    null);
        }
        if (guard.fault() != null) {
            return new ElectionAnswer(
                    Subject.GUARD,
                    "not known to guard",
                    "see why",
                    "It is installed, but " + guard.fault() + ". Remove it, then install it again.",
                    Tone.WARNING,
                    null);
        }
        var dropped = guard.dropped();
        return new ElectionAnswer(
                Subject.GUARD,
                "installed",
                dropped == null ? "count not readable" : NumberText.of(dropped, "update", "updates") + " dropped",
                dropped == null
                        ? "This role may not read how many updates it dropped."
                        : "It dropped " + NumberText.of(dropped, "update", "updates")
                                + " that would have started a job twice.",
                Tone.GOOD,
                null);
    }
}
