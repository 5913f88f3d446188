package signalbox.postgres.libpq;

import java.util.Map;
import java.util.regex.Pattern;

/// A connection string of `key=value` pairs, as `conninfo_parse` of libpq reads it: blanks may surround `=`, single
/// quotes keep blanks, a backslash takes the next character as it is.
final class KeyValueText {
    private static final char END = '\0';
    private static final Pattern PAIR = Pattern.compile("[A-Za-z_-]+\\s*=");
    private final String text;
    private int at;
    private String before = "";

    KeyValueText(String text) {
        this.text = text;
    }

    Map<LibpqParameter, String> read() {
        if (text.indexOf(END) >= 0) {
            throw new IllegalArgumentException("The connection string contains the character NUL");
        }
        var values = ConnectionString.none();
        skipBlanks();
        while (at < text.length()) {
            var word = word();
            var value = next() == '\'' ? quoted(word) : plain();
            ConnectionString.store(values, before, word, value);
            before = value.indexOf('=') < 0 ? word : ConnectionString.PAIR_IN_VALUE;
            skipBlanks();
        }
        return values;
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /// Blanks as the C locale has them.
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private void skipBlanks() {
        while (isBlank(next())) {
            at++;
        }
    }

    private String word() {
        var from = at;
        while (next() != END && next() != '=' && !isBlank(next())) {
            at++;
        }
        var word = text.substring(from, at);
        skipBlanks();
        if (next() != '=') {
            throw new IllegalArgumentException("The connection string has no = after a word: "
                    + ConnectionString.shown(before, word)
                    + ". It is postgres://USER@HOST:PORT/DATABASE or host=HOST user=USER dbname=DATABASE; a value"
                    + " with blanks is put in single quotes");
        }
        at++;
        if (isBlank(next())) {
            skipBlanks();
            checkValue(word);
        }
        return word;
    }

    /// Without a value libpq takes the next pair for it, which is never meant.
    private void checkValue(String word) {
        var isSecret = LibpqParameter.of(word).filter(LibpqParameter::isSecret).isPresent();
        if (!isSecret && PAIR.matcher(text.substring(at)).lookingAt()) {
            throw new IllegalArgumentException("The connection string has no value for "
                    + ConnectionString.shown(before, word)
                    + ", and psql would take the next KEY=VALUE for it: an empty one is written as ''");
        }
    }

    private String plain() {
        var value = new StringBuilder();
        while (next() != END && !isBlank(next())) {
            escape();
            take(value);
        }
        return value.toString();
    }

    private String quoted(String word) {
        var value = new StringBuilder();
        at++;
        while (next() != '\'') {
            if (next() == END) {
                throw new IllegalArgumentException(
                        "The connection string ends within the quoted value of " + ConnectionString.shown(before, word)
                                + ": it needs a ' at its end; within it, a ' is written \\'");
            }
            escape();
            take(value);
        }
        at++;
        return value.toString();
    }

    private void escape() {
        if (next() == '\\') {
            at++;
        }
    }

    private void take(StringBuilder value) {
        if (next() != END) {
            value.append(next());
            at++;
        }
    }
}
