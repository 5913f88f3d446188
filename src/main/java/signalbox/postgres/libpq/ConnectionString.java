package signalbox.postgres.libpq;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A connection string as libpq reads it: a `postgres://` URL, or `key=value` (PostgreSQL manual, libpq, "Connection
/// Strings"). Nothing is added to what it says.
public final class ConnectionString {
    /// In place of a key whose value may have taken in a password.
    static final String PAIR_IN_VALUE = "a value with an =";

    private static final Pattern SCHEME = Pattern.compile("postgres(ql)?://");
    private static final Pattern FIRST_KEY = Pattern.compile("\\s*([a-z_]+)\\s*=");

    private ConnectionString() {}

    /// Whether a text means a connection string, and not a plain name.
    public static boolean isOne(String text) {
        var key = FIRST_KEY.matcher(text);
        return isUrl(text)
                || (key.lookingAt() && LibpqParameter.of(key.group(1)).isPresent());
    }

    /// Whether it begins as a URL of libpq.
    public static boolean isUrl(String text) {
        return SCHEME.matcher(text).lookingAt();
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static Map<LibpqParameter, String> read(String text) {
        return isUrl(text) ? new UrlText(text).read() : new KeyValueText(text).read();
    }

    static Map<LibpqParameter, String> none() {
        return new EnumMap<>(LibpqParameter.class);
    }

    /// What libpq stores: the last of several values wins.
    ///
    /// @param before the key before it
    static void store(Map<LibpqParameter, String> values, String before, String word, String value) {
        if (word.equals("requiressl")) {
            values.put(LibpqParameter.SSLMODE, value.startsWith("1") ? "require" : "prefer");
            return;
        }
        values.put(LibpqParameter.of(word).orElseThrow(() -> unknown(shown(before, word), word)), value);
    }

    private static IllegalArgumentException unknown(String shown, String word) {
        return new IllegalArgumentException("The connection string has a parameter that libpq does not know: " + shown
                + (shown.equals(word) ? ": leave it out" : ""));
    }

    /// A key as a message may repeat it, with the one that was meant. What is no word, or comes after a password,
    /// may be a part of the password.
    ///
    /// @param before the key before it; empty: none
    static String shown(String before, String word) {
        var isKnown = LibpqParameter.of(word).isPresent();
        var isSecretBefore = before.equals(PAIR_IN_VALUE)
                || LibpqParameter.of(before).filter(LibpqParameter::isSecret).isPresent();
        if (!isKnown && isSecretBefore) {
            return "what comes after " + before + " (a password with blanks is put in single quotes; in a URL, & is"
                    + " written %26)";
        }
        if (!word.matches("[A-Za-z_-]{1,40}")) {
            return word.isEmpty() ? "an empty one" : "one with other characters than letters and _";
        }
        return isKnown ? word : word + LibpqParameter.meant(word);
    }

    /// A value as a message may repeat it. One with an = may be a parameter that was taken for a value, and hold a
    /// password.
    public static String shownValue(String value) {
        return value.length() <= 60 && value.indexOf('=') < 0 ? '"' + value + '"' : "(a longer text)";
    }
}
