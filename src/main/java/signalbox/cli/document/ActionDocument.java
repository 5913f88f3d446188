package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;

/// An operation on jobs, such as `requeue`: what happened to the jobs.
///
/// @param refused the jobs that were not changed
/// @param blockedChildren dependants that keep waiting
public record ActionDocument(
        Instant takenAt,
        List<String> changed,
        List<String> changedDependants,
        List<Refused> refused,
        List<String> blockedChildren) {

    public record Refused(String uuid, String state, String reason) {
        static Refused of(Refusal refusal) {
            return new Refused(refusal.subject(), refusal.state(), refusal.reason());
        }
    }

    /// @param refused the refusals of the outcome, and the jobs for which no action was run
    public static ActionDocument of(Instant takenAt, Outcome outcome, List<Refusal> refused) {
        return new ActionDocument(
                takenAt,
                outcome.changes().stream().map(Change::subject).toList(),
                outcome.followers().stream().map(Change::subject).toList(),
                refused.stream().map(Refused::of).toList(),
                outcome.blocked());
    }
}
