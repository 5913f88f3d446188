package signalbox.failover.report;

/// One item of the preflight.
///
/// @param words what was found; where it fails, the way out
public record PreflightCheck(String item, Result result, String words) {
    public enum Result {
        PASS,
        /// Does not prevent the drill.
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
