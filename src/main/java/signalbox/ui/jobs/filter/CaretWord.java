package signalbox.ui.jobs.filter;

import java.util.Optional;
import signalbox.queue.filter.FilterQualifier;

/// The part of a filter's text that ends at the caret: a word, or one value after a qualifier.
///
/// @param qualifier empty: a word without one
/// @param from where it begins
/// @param prefix what is typed of it, without its quote
/// @param isAtItsEnd whether nothing of it is behind the caret
record CaretWord(Optional<FilterQualifier> qualifier, int from, String prefix, boolean isAtItsEnd) {
    static CaretWord of(String text, int caret) {
        var start = start(text, caret);
        var word = text.substring(start, caret);
        var minus = word.startsWith("-") ? 1 : 0;
        var colon = word.indexOf(':');
        var qualifier =
                colon < 0 ? Optional.<FilterQualifier>empty() : FilterQualifier.of(word.substring(minus, colon));
        var from = start + (qualifier.isEmpty() ? minus : valueStart(word, colon));
        var typed = text.substring(from, caret);
        var atEnd = caret == text.length() || Character.isWhitespace(text.charAt(caret));
        return new CaretWord(qualifier, from, typed.startsWith("\"") ? typed.substring(1) : typed, atEnd);
    }

    /// Blanks within quotes do not end a word.
    private static int start(String text, int caret) {
        var start = 0;
        var quoted = false;
        for (int i = 0; i < caret; i++) {
            var character = text.charAt(i);
            if (character == '\\' && quoted) {
                i++;
            } else if (character == '"') {
                quoted = !quoted && (i == start || "-:,".indexOf(text.charAt(i - 1)) >= 0);
            } else if (!quoted && Character.isWhitespace(character)) {
                start = i + 1;
            }
        }
        return start;
    }

    /// Behind the last comma outside of quotes.
    private static int valueStart(String word, int colon) {
        var start = colon + 1;
        var quoted = false;
        for (int i = colon + 1; i < word.length(); i++) {
            if (word.charAt(i) == '"') {
                quoted = !quoted;
            } else if (word.charAt(i) == ',' && !quoted) {
                start = i + 1;
            }
        }
        return start;
    }
}
