package signalbox.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Removes passwords from sentences: messages, log lines, evidence. Passwords in a URL or a connection string have a
/// known shape, and only that is hidden, so that a sentence about passwords stays readable.
///
/// Shapes: `//USER:PASSWORD@HOST` (RFC 3986, 3.2.1) and the same without a scheme, `password=VALUE` and
/// `password: "VALUE"` as in libpq's connection strings, URL parameters, odoo.conf and JSON.
public final class SecretMask {
    public static final String MASK = "********";

    private static final Pattern WORDS = Pattern.compile("\\S+");
    private static final Pattern KEY = Pattern.compile(
            "password|passwd|passphrase|passw|pwd|secret|api[_-]?key|private[_-]?key|access[_-]?token",
            Pattern.CASE_INSENSITIVE);

    /// Group 1 is the word before the value. The groups are possessive, so that the time grows only with the length
    /// of the text.
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w.-])([\\w.-]++)[\"']?+[ \\t]*+(?:=[ \\t]*+|:[ \\t]++|:(?=[\"']))");

    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?+|'(?:[^'\\\\]|\\\\.)*+'?+|[^\\s,;&\"']++");

    /// `://USER:PASS WORD@`: a password that contains a space. A number after the colon is a port.
    private static final Pattern BLANK_WITHIN = Pattern.compile("(://[^\\s/:@]++:)(?!\\d++(?:[/\\s?]|$))[^/@\\n]*+@");

    private SecretMask() {}

    /// The text without passwords. A text without any is returned unchanged.
    public static String masked(String text) {
        return WORDS.matcher(settings(text))
                .replaceAll(word -> Matcher.quoteReplacement(withoutCredentials(word.group())));
    }

    /// The same for a message that may be null.
    public static @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : masked(text);
    }

    /// The value of a word that is not secret may itself be a setting: `java.io.IOException: password=x`.
    private static String settings(String text) {
        var whole = BLANK_WITHIN.matcher(text).replaceAll("$1" + MASK + "@");
        var setting = SETTING.matcher(whole);
        var value = VALUE.matcher(whole);
        var masked = new StringBuilder(whole.length());
        int written = 0;
        for (int from = 0; setting.find(from); from = Math.max(setting.end(), written)) {
            if (isSecret(setting) && value.region(setting.end(), whole.length()).lookingAt()) {
                masked.append(whole, written, setting.end()).append(hidden(value.group()));
                written = value.end();
            }
        }
        return masked.append(whole, written, whole.length()).toString();
    }

    /// `a passphrase: type it` is a sentence, `db_password: x` and `"password": "x"` are settings.
    private static boolean isSecret(MatchResult setting) {
        var word = setting.group(1);
        var isWord =
                word.chars().allMatch(Character::isLetter) && setting.group().startsWith(word + ":");
        return !isWord && KEY.matcher(word).find();
    }

    private static String hidden(String value) {
        var quote = value.charAt(0);
        return quote == '"' || quote == '\'' ? quote + MASK + quote : MASK;
    }

    /// One word without the password of `USER:PASSWORD@HOST`, with or without a scheme before it. It rather hides
    /// too much than too little: the password may contain an `@`.
    public static String withoutCredentials(String word) {
        var at = word.lastIndexOf('@');
        var slashes = word.indexOf("://");
        if (slashes < 0) {
            return masked(word, 0, at);
        }
        while (slashes >= 0 && slashes < at) {
            var shown = masked(word, slashes + 3, at);
            if (!shown.equals(word)) {
                return shown;
            }
            slashes = word.indexOf("://", slashes + 3);
        }
        return word;
    }

    private static String masked(String word, int user, int at) {
        var colon = word.indexOf(':', user);
        var isLogin =
                colon >= user && colon < at - 1 && word.substring(user, colon).indexOf('/') < 0;
        return isLogin ? word.substring(0, colon + 1) + MASK + word.substring(at) : word;
    }
}
