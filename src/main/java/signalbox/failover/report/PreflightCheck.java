package signalbox.failover.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One check of the preflight.
///
/// @param text what was found; if the check fails, also what to do
public record PreflightCheck(
        String item, Result result, @JsonProperty("words") String text) {
    public enum Result {
        PASS,
        /// The drill can begin all the same.
        WARN,
        FAIL
    }

    public static PreflightCheck pass(String item, String text) {
        return new PreflightCheck(item, Result.PASS, text);
    }

    public static PreflightCheck warn(String item, String text) {
        return new PreflightCheck(item, Result.WARN, text);
    }

    public static PreflightCheck fail(String item, String text) {
        return new PreflightCheck(item, Result.FAIL, text);
    }

    public boolean fails() {
        return result == Result.FAIL;
    }
}
