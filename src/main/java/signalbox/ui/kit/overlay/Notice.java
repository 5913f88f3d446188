package signalbox.ui.kit.overlay;

/// What came of an action, shown for a moment.
public record Notice(Kind kind, String sentence, String details) {
    public enum Kind {
        DONE,
        INFORMATION,
        WARNING,
        FAILED
    }

    public static Notice done(String sentence) {
        return new Notice(Kind.DONE, sentence, "");
    }

    public static Notice warning(String sentence, String details) {
        return new Notice(Kind.WARNING, sentence, details);
    }

    public static Notice failed(String sentence, String details) {
        return new Notice(Kind.FAILED, sentence, details);
    }
}
