package signalbox.remote.config;

import java.util.Optional;

/// Splits the values of a line into words. Single and double quotes hold words together; a backslash takes its sense
/// from a quote, a backslash, and outside of quotes from a space.
final class WordReader {
    private final String text;
    private int at;

    WordReader(String text) {
        this.text = text;
    }

    /// Empty at the end, or where a remark begins.
    ///
    /// @throws IllegalArgumentException when a quote is not closed
    Optional<String> next() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at == text.length() || text.charAt(at) == '#' ? Optional.empty() : Optional.of(word());
    }

    private String word() {
        var word = new StringBuilder();
        char quote = 0;
        for (; at < text.length() && (quote != 0 || !isSpace(text.charAt(at))); at++) {
            char next = text.charAt(at);
            if (next == '\\' && isEscaped(quote)) {
                word.append(text.charAt(++at));
            } else if (next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
            } else {
                word.append(next);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("A quote " + quote + " is not closed");
        }
        return word.toString();
    }

    private boolean isEscaped(char quote) {
        return at + 1 < text.length() && ("'\"\\" + (quote == 0 ? " " : "")).indexOf(text.charAt(at + 1)) >= 0;
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }
}
