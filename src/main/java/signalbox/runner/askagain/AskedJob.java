package signalbox.runner.askagain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The result of asking again for one job.
///
/// @param status HTTP status of the answer; null: no answer
/// @param answer what the target did, a clause, as the embedded runner says it; empty where there was no answer
/// @param state of the job, afterwards; null when it is not known
/// @param text the result in a sentence, also why the state is not known
public record AskedJob(
        String uuid,
        Fate fate,
        @Nullable Integer status,
        String answer,
        @Nullable String state,
        String text) {
    public enum Fate {
        ANSWERED,
        /// The request arrived, but no answer came in time: normal while the job runs.
        NO_ANSWER,
        /// The request was sent, and the connection ended without an answer of runjob: the row alone shows whether
        /// a worker began the job.
        LOST,
        /// No request was made, or it did not arrive.
        LEFT_ALONE
    }

    public boolean isAsked() {
        return fate != Fate.LEFT_ALONE;
    }

    /// The request was sent, and what it led to is known, or is as usual while the job runs.
    public boolean isDone() {
        return switch (fate) {
            case ANSWERED, LOST -> state != null && !state.equals("enqueued");
            case NO_ANSWER -> state != null;
            case LEFT_ALONE -> false;
        };
    }

    /// What the target did instead of running the job, a clause; empty where it began the job, where that is not
    /// known, and where it gave no answer. The row decides, as it does for the embedded runner.
    public Optional<String> oddAnswer() {
        return answer.isEmpty() || !"enqueued".equals(state) ? Optional.empty() : Optional.of(answer);
    }

    AskedJob found(String stateNow) {
        var tail = fate == Fate.NO_ANSWER ? "" : " It is " + stateNow + " now.";
        return new AskedJob(uuid, fate, status, answer, stateNow, text + tail);
    }

    /// @param reason a sentence
    AskedJob notFound(String reason) {
        return new AskedJob(
                uuid,
                fate,
                status,
                answer,
                null,
                text + " Its state now is not known: " + reason + " Look at the job before you ask again.");
    }
}
