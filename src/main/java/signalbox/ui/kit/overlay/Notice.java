package signalbox.ui.kit.overlay;

import signalbox.text.SecretMask;

/// The result of an action, shown for a moment.
public record Notice(Kind kind, String sentence, String details) {
    public enum Kind {
        DONE,
        INFORMATION,
        WARNING,
        FAILED
    }

    public Notice {
        sentence = SecretMask.masked(sentence);
        details = SecretMask.masked(details);
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
