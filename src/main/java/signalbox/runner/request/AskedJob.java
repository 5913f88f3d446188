package signalbox.runner.request;

import org.jspecify.annotations.Nullable;

/// The result of asking again for one job.
///
/// @param status HTTP status of the answer; null: no answer
/// @param state of the job, afterwards
/// @param words the result in a sentence
public record AskedJob(String uuid, Fate fate, @Nullable Integer status, String state, String words) {
    public enum Fate {
        ANSWERED,
        /// The request arrived, but no answer came in time: normal while the job runs.
        NO_ANSWER,
        /// No request was made, or it did not arrive.
        LEFT_ALONE
    }

    public boolean isAsked() {
        return fate != Fate.LEFT_ALONE;
    }

    /// Whether the job's row shows that no worker has begun it.
    public boolean isUntouched() {
        return state.equals("enqueued");
    }

    AskedJob found(String stateNow) {
        var tail = fate == Fate.ANSWERED ? " It is " + stateNow + " now." : "";
        return new AskedJob(uuid, fate, status, stateNow, words + tail);
    }
}
