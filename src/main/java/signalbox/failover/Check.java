package signalbox.failover;

/// One item of the preflight.
///
/// @param words what was found; where it fails, the way out
public record Check(String item, Result result, String words) {
    public enum Result {
        PASS,
        /// Does not prevent the drill.
        WARN,
        FAIL
    }

    static Check pass(String item, String words) {
        return new Check(item, Result.PASS, words);
    }

    static Check warn(String item, String words) {
        return new Check(item, Result.WARN, words);
    }

    static Check fail(String item, String words) {
        return new Check(item, Result.FAIL, words);
    }

    public boolean fails() {
        return result == Result.FAIL;
    }
}
