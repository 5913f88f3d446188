package signalbox.handbook;

import java.util.List;
import java.util.stream.Collectors;

/// A piece of a sentence. Pure.
///
/// @param target where a link leads: `chapter#anchor`, `#anchor` within the chapter, or a URL; empty: this is no link
public record Phrase(String text, Style style, String target) {
    public enum Style {
        PLAIN,
        STRONG,
        CODE
    }

    static Phrase plain(String text) {
        return new Phrase(text, Style.PLAIN, "");
    }

    /// The words of all of them, without marks.
    public static String text(List<Phrase> spans) {
        return spans.stream().map(Phrase::text).collect(Collectors.joining());
    }
}
