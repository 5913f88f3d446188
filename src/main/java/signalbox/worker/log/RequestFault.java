package signalbox.worker.log;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a request to Odoo failed, by the last line of its traceback.
public enum RequestFault {
    REFUSED("refused", true),
    /// There was no connection in time.
    TIMED_OUT("timed out", true),
    /// Connected, and no answer within a second: this is normal, the worker goes on.
    NO_ANSWER("timed out", false),
    /// A job that fails answers so, too.
    ANSWERED_500("failed", false),
    OTHER("failed", true);

    private static final Pattern ANSWER_500 = Pattern.compile("\\b500 server error\\b");

    private final String outcome;
    private final boolean hindersJobs;

    RequestFault(String outcome, boolean hindersJobs) {
        this.outcome = outcome;
        this.hindersJobs = hindersJobs;
    }

    static RequestFault of(@Nullable String cause) {
        var text = cause == null ? "" : cause.toLowerCase(Locale.ROOT);
        if (text.contains("refused")) {
            return REFUSED;
        }
        if (text.contains("read timed out") || text.contains("readtimeout")) {
            return NO_ANSWER;
        }
        if (text.contains("timed out") || text.contains("timeout")) {
            return TIMED_OUT;
        }
        return ANSWER_500.matcher(text).find() ? ANSWERED_500 : OTHER;
    }

    /// `refused`, `timed out`, `failed`
    public String outcome() {
        return outcome;
    }

    /// Whether no worker begins a job that is requested so.
    public boolean hindersJobs() {
        return hindersJobs;
    }
}
