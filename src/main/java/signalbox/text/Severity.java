package signalbox.text;

/// How bad something that was found is.
public enum Severity {
    INFO("info"),
    WARNING("warning"),
    CRITICAL("critical");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /// The word that the command line uses.
    public String word() {
        return word;
    }
}
