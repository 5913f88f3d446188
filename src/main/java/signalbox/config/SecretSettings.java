package signalbox.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import signalbox.channel.text.PythonWhitespace;
import signalbox.text.SecretMask;

/// Which settings are secret, and texts without them. It rather hides too much than too little: after a word like
/// `password` it hides the rest of the line, also in comments. Options that Odoo and queue_job know are shown, but for
/// passwords; of any other option a value is shown only if it looks harmless, because the name says nothing about it.
public final class SecretSettings {
    public static final String MASK = SecretMask.MASK;

    private static final String WORD = "(?:pass?w|passphrase|pwd|secret|token|credential|api[_-]?key|private[_-]?key)";
    private static final Pattern KEY = Pattern.compile(WORD);

    /// Group 1 is the name of a setting inside a text, and the rest of the line is its value: `a.password =`,
    /// `"token":`, `db_password x`, and `password&#61;` of a web page.
    private static final Pattern SETTING =
            Pattern.compile("(?U)(?<![\\w.-])([\\w.-]++)[\"']?+(?:&#?\\w{1,8};)*+(?:@*+([=:])|@)@*+(?=[^\\n])"
                    .replace("@", "[\\s\\x1c-\\x1f&&[^\\n]]"));

    private static final Pattern WORDS = Pattern.compile("\\S+");

    /// The user of an URL without a password: a token is often given so. Group 1 is what comes before it.
    private static final Pattern URL_USER = Pattern.compile("(?<!\\w)(\\w[\\w+.-]*+://)[^\\s/:@?#]++@");

    /// `USER:PASSWORD` in an option for a user.
    private static final Pattern USER_WITH_PASSWORD = Pattern.compile("(?s)^([^:]*:).+$");

    private SecretSettings() {}

    public static boolean isSecret(String key) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
    }

    /// The value with its secrets masked.
    public static String value(String key, String value) {
        if (isSecret(key)) {
            return MASK;
        }
        return OdooOptions.isKnown(key) || HarmlessValue.is(key, value) ? withoutSecrets(key, value) : MASK;
    }

    /// Whether it is known to hold a secret: by its name, or by a password within. Other values are hidden because
    /// they may be secrets.
    public static boolean holdsSecret(String key, String value) {
        return isSecret(key) || !withoutSecrets(key, value).equals(value);
    }

    private static String withoutSecrets(String key, String value) {
        return text(OdooOptions.isUser(key) ? USER_WITH_PASSWORD.matcher(value).replaceFirst("$1" + MASK) : value);
    }

    /// Sections and their values with the secrets masked, also secrets that got into a name.
    public static Map<String, Map<String, String>> masked(Map<String, Map<String, String>> sections) {
        var masked = new LinkedHashMap<String, Map<String, String>>();
        sections.forEach((section, values) -> {
            var shown = new LinkedHashMap<String, String>();
            values.forEach((key, value) -> shown.put(text(key), value(key, value)));
            masked.put(text(section), shown);
        });
        return masked;
    }

    /// A text of one or more lines with its secrets masked.
    public static String text(String text) {
        var shown = new StringBuilder();
        var setting = SETTING.matcher(text);
        int done = 0;
        while (setting.find()) {
            if (setting.start() >= done && isSecretSetting(setting)) {
                shown.append(text, done, setting.end()).append(MASK);
                done = endOfLine(text, setting.end());
            }
        }
        shown.append(text, done, text.length());
        return WORDS.matcher(shown)
                .replaceAll(
                        word -> Matcher.quoteReplacement(withoutTokens(SecretMask.withoutCredentials(word.group()))));
    }

    /// The word without the user and without the query of an URL.
    private static String withoutTokens(String word) {
        var url = word.indexOf("://");
        if (url < 0) {
            return word;
        }
        var query = word.indexOf('?', url);
        var asked = query < 0 || query == word.length() - 1 ? word : word.substring(0, query + 1) + MASK;
        return URL_USER.matcher(asked).replaceAll("$1" + MASK + "@");
    }

    /// Names with dots are modules, unless `=` follows: `odoo.addons.auth_password_policy:DEBUG`.
    private static boolean isSecretSetting(MatchResult setting) {
        return isSecret(setting.group(1))
                && ("=".equals(setting.group(2)) || !setting.group(1).contains("."));
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// A line of a setting with its secrets masked.
    static String line(ConfigLine.Kind kind, String key, String text) {
        if (!kind.isOfSetting() && !isSecret(key)) {
            return text(text);
        }
        int from = kind == ConfigLine.Kind.SETTING ? 1 + ConfigParser.delimiter(text) : 0;
        from += PythonWhitespace.indent(text.substring(from));
        var value = text.substring(from);
        if (value.isEmpty()) {
            return text;
        }
        var shown = value(key, value);
        return shown.equals(value) ? text(text) : text.substring(0, from) + shown;
    }
}
