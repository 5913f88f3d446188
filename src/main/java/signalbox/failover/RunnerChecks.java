package signalbox.failover;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.election.Scheme;
import signalbox.election.action.TerminationEffect;
import signalbox.failover.report.PreflightCheck;
import signalbox.text.ListText;
import signalbox.text.NumberText;

/// The checks of a preflight that judge the runners: who leads, and who would lead next. That no runner can be named
/// is no proof that there is none: only where all sessions can be seen do these checks say "none".
///
/// @param predicted null: none, not known, or the fastest gets the lead
record RunnerChecks(TerminationEffect follows, @Nullable RunnerConnection predicted) {
    private static final String SUCCESSOR = "A successor";
    private static final String MEANS = "The method works";
    private static final String HERE = "Runners of this database only";

    PreflightCheck leader() {
        var leader = follows.before().leader();
        return leader == null
                ? PreflightCheck.fail("A leader to take out", follows.before().reason())
                : PreflightCheck.pass("A leader to take out", "pid " + leader.pid());
    }

    /// The line of the oldest connections spans the server: the first one in it may serve another database.
    PreflightCheck database() {
        var victims = follows.ended();
        var other = Preflight.runnerOfOtherDatabase(
                victims, follows.beside(), follows.seen().database());
        if (other.isPresent()) {
            return PreflightCheck.fail(HERE, other.get());
        }
        if (victims.isEmpty()) {
            return PreflightCheck.warn(HERE, noneOrUnknown(follows.before(), "no runner to take out"));
        }
        var who = victims.stream()
                .map(victim -> "pid " + victim.pid() + ", " + victim.label())
                .collect(Collectors.joining("; "));
        return PreflightCheck.pass(
                HERE, who + follows.besideSentence().map(words -> ". " + words).orElse(""));
    }

    PreflightCheck successor() {
        if (follows.before().scheme() == Scheme.ADVISORY) {
            return PreflightCheck.warn(SUCCESSOR, "not predictable: the runner that tries the lock first leads");
        }
        if (predicted == null) {
            return PreflightCheck.fail(
                    SUCCESSOR, noneOrUnknown(follows.after(), "no runner would lead: connect another runner first"));
        }
        if (predicted.embedded() == EmbeddedMarker.OBSERVES) {
            return PreflightCheck.fail(
                    SUCCESSOR,
                    "pid " + predicted.pid() + " would lead but only observes: no runner would enqueue jobs");
        }
        var still = follows.unserved();
        if (!still.isEmpty()) {
            return PreflightCheck.fail(
                    SUCCESSOR,
                    "pid " + predicted.pid() + " of database " + predicted.database()
                            + " would lead: it enqueues no job of " + ListText.and(still));
        }
        return PreflightCheck.pass(
                SUCCESSOR,
                "pid " + predicted.pid() + ", database " + predicted.database() + ", "
                        + NumberText.of(
                                follows.after().standbysBeside(predicted).size() + 1, "standby"));
    }

    /// @param objection why these runners cannot be taken out now
    PreflightCheck means(Function<List<RunnerConnection>, Optional<String>> objection) {
        var victims = follows.ended();
        if (victims.isEmpty()) {
            return PreflightCheck.fail(MEANS, noneOrUnknown(follows.before(), "there is no runner to take out"));
        }
        return objection
                .apply(victims)
                .map(reason -> PreflightCheck.fail(MEANS, reason))
                .orElseGet(() -> PreflightCheck.pass(
                        MEANS,
                        "pid "
                                + victims.stream()
                                        .map(victim -> Integer.toString(victim.pid()))
                                        .collect(Collectors.joining(", "))));
    }

    /// @param none what to say where all sessions can be seen and no runner of this database is among them
    private String noneOrUnknown(Leadership leadership, String none) {
        return provesAbsence(leadership) ? none : "unknown, because " + leadership.cause();
    }

    private boolean provesAbsence(Leadership leadership) {
        var seen = follows.seen();
        return seen.visibility().showsAllRunners()
                && leadership.succession().stream()
                        .noneMatch(each -> each.connection().database().equals(seen.database()));
    }
}
