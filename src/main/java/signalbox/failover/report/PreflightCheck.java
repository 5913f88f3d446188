package signalbox.failover.report;

/// One check of the preflight.
///
/// @param words what was found; if the check fails, also what to do
public record PreflightCheck(String item, Result result, String words) {
    public enum Result {
        PASS,
        /// The drill can begin all the same.
        WARN,
        FAIL
    }

    public static PreflightCheck pass(String item, String words) {
        return new PreflightCheck(item, Result.PASS, words);
    }

    public static PreflightCheck warn(String item, String words) {
        return new PreflightCheck(item, Result.WARN, words);
    }

    public static PreflightCheck fail(String item, String words) {
        return new PreflightCheck(item, Result.FAIL, words);
    }

    public boolean fails() {
        return result == Result.FAIL;
    }
}
