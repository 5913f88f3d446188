package signalbox.ui.kit.overlay;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The result of an action, shown for a moment.
///
/// @param link what can be done with the result; null: nothing
public record Notice(
        Kind kind,
        String sentence,
        String details,
        @Nullable Link link) {
    public enum Kind {
        DONE,
        INFORMATION,
        WARNING,
        FAILED
    }

    /// @param label what it is called
    public record Link(String label, Runnable onAction) {}

    public Notice {
        sentence = SecretMask.masked(sentence);
        details = SecretMask.masked(details);
    }

    public Notice(Kind kind, String sentence, String details) {
        this(kind, sentence, details, null);
    }

    /// The same with something that can be done.
    public Notice linked(String label, Runnable onAction) {
        return new Notice(kind, sentence, details, new Link(label, onAction));
    }

    public static Notice information(String sentence) {
        return new Notice(Kind.INFORMATION, sentence, "");
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
