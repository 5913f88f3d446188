package signalbox.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Removes passwords, tokens and other secrets from texts. In a sentence of Signalbox only what has a known shape is
/// hidden, so that a sentence about passwords, or about a file `secrets.log`, stays readable. What others wrote (a line
/// of a log, of a list of processes) is masked on its own, by `maskedInput`, before it gets into a sentence: there it
/// is rather too much than too little.
///
/// Shapes: `//USER:PASSWORD@HOST` (RFC 3986, 3.2.1) and the same without a scheme, `password=VALUE` and
/// `password: "VALUE"` as in libpq's connection strings, URL parameters, odoo.conf and JSON, headers of HTTP
/// (`Authorization: Bearer VALUE`, `Cookie: VALUE`).
public final class SecretMask {
    public static final String MASK = "********";

    private static final Pattern WORDS = Pattern.compile("\\S+");

    /// Group 1 is the word before the value, group 2 what comes between. The groups are possessive, so that the time
    /// grows only with the length of the text.
    private static final Pattern SETTING = Pattern.compile(
            "(?<![\\w.-])([\\w.-]++)" + "([\"']?+[ \\t]*+(?:[=:][ \\t]*+|,[ \\t]*+(?=[\"'])|(?<=[ \\t])(?=[\"'])))");

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"?+|'(?:[^'\\\\]|\\\\.)*+'?+";
    private static final Pattern VALUE = Pattern.compile(QUOTED + "|[^\\s,;&\"']++");
    /// The value of a header: up to the end of the line, or of the quotation in which the header stands.
    private static final Pattern REST_OF_LINE = Pattern.compile("[^\\n]++");

    private static final Pattern REST_OF_QUOTATION = Pattern.compile("[^\\n\"']++");

    /// `://USER:PASS WORD@`: a password that contains a space. A number after the colon is a port.
    private static final Pattern BLANK_WITHIN = Pattern.compile("(://[^\\s/:@]++:)(?!\\d++(?:[/\\s?]|$))[^/@\\n]*+@");

    /// An option and, after blanks, its value.
    private static final Pattern OPTION =
            Pattern.compile("(?<!\\S)(--?[\\w-]++)([ \\t]++)((?!-)(?:" + QUOTED + "|\\S++))");

    private static final Pattern BEARER =
            Pattern.compile("(?i)(?<!\\w)(bearer[ \\t]++)(?=\\S{0,40}[\\d._-])[\\w.~+/=-]{8,}+");

    private SecretMask() {}

    /// A sentence without secrets. A text without any is returned unchanged.
    public static String masked(String text) {
        return withoutLogins(settings(text, false));
    }

    /// The same for a message that may be null.
    public static @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : masked(text);
    }

    /// What somebody else wrote, without secrets: also behind options (`--db_password VALUE`, and Odoo's `-w VALUE`)
    /// and behind words that may stand in a sentence (`password: VALUE`).
    public static String maskedInput(String text) {
        var options = OPTION.matcher(text).replaceAll(SecretMask::option);
        return withoutLogins(settings(BEARER.matcher(options).replaceAll("$1" + MASK), true));
    }

    private static String option(MatchResult option) {
        var name = option.group(1);
        var isSecret = name.equals("-w") || (name.startsWith("--") && SecretWords.isName(name));
        return Matcher.quoteReplacement(isSecret ? name + option.group(2) + hidden(option.group(3)) : option.group());
    }

    private static String withoutLogins(String text) {
        return WORDS.matcher(text).replaceAll(word -> Matcher.quoteReplacement(withoutCredentials(word.group())));
    }

    /// The value of a word that is not secret may itself be a setting: `java.io.IOException: password=x`.
    private static String settings(String text, boolean isInput) {
        var whole = BLANK_WITHIN.matcher(text).replaceAll("$1" + MASK + "@");
        var setting = SETTING.matcher(whole);
        var masked = new StringBuilder(whole.length());
        int written = 0;
        for (int from = 0; setting.find(from); from = Math.max(setting.end(), written)) {
            if (!whole.startsWith(MASK, setting.end()) && isSecret(setting, whole, isInput)) {
                var value = value(setting, whole).matcher(whole).region(setting.end(), whole.length());
                if (value.lookingAt()) {
                    masked.append(whole, written, setting.end()).append(hidden(value.group()));
                    written = value.end();
                }
            }
        }
        return masked.append(whole, written, whole.length()).toString();
    }

    private static Pattern value(MatchResult setting, String text) {
        var isParameter = setting.group(2).startsWith("=");
        if (isParameter || !SecretWords.isHeader(setting.group(1)) || isQuote(text, setting.end())) {
            return VALUE;
        }
        return isQuote(text, setting.start() - 1) ? REST_OF_QUOTATION : REST_OF_LINE;
    }

    private static boolean isQuote(String text, int at) {
        return at >= 0 && at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    private static boolean isSecret(MatchResult setting, String text, boolean isInput) {
        var word = setting.group(1);
        var between = setting.group(2).strip();
        if (between.endsWith("=")) {
            return SecretWords.isWithin(word);
        }
        if (isQuote(between, 0) && between.endsWith(":")) {
            return (isInput || isQuote(text, setting.end())) ? SecretWords.isWithin(word) : SecretWords.isName(word);
        }
        return between.equals(":")
                ? isSecretBeforeColon(word, setting.group(2), isInput)
                : isInput && !between.equals(",") && SecretWords.isName(word);
    }

    /// `db_password: x` is a setting. In a sentence, `a passphrase: type it` is none, nor is `secrets.log: 1 entry`.
    private static boolean isSecretBeforeColon(String word, String between, boolean isInput) {
        if (isInput || SecretWords.isHeader(word)) {
            return between.endsWith(":") ? SecretWords.isName(word) : SecretWords.isWithin(word);
        }
        return !between.endsWith(":")
                && SecretWords.isName(word)
                && !(SecretWords.isEnglish(word) && between.startsWith(":"));
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
