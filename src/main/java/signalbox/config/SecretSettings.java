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
/// `password` it hides the rest of the line, also in comments.
public final class SecretSettings {
    public static final String MASK = SecretMask.MASK;

    private static final String WORD = "(?:pass?w|passphrase|pwd|secret|token|credential|api[_-]?key|private[_-]?key)";
    private static final Pattern KEY = Pattern.compile(WORD);

    /// Group 1 is the name of a setting inside a text, and the rest of the line is its value: `a.password =`,
    /// `"token":`, `db_password x`.
    private static final Pattern SETTING = Pattern.compile(
            "(?U)(?<![\\w.-])([\\w.-]++)[\"']?+(?:@*+([=:])|@)@*+(?=[^\\n])".replace("@", "[\\s\\x1c-\\x1f&&[^\\n]]"));

    private static final Pattern WORDS = Pattern.compile("\\S+");

    private SecretSettings() {}

    public static boolean isSecret(String key) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
    }

    /// The value with its secrets masked.
    public static String value(String key, String value) {
        return isSecret(key) ? MASK : text(value);
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
                .replaceAll(word -> Matcher.quoteReplacement(SecretMask.withoutCredentials(word.group())));
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

    /// A line of a setting that is secret, with its value masked.
    static String line(ConfigLine.Kind kind, String text) {
        int value = kind == ConfigLine.Kind.SETTING ? 1 + ConfigParser.delimiter(text) : 0;
        value += PythonWhitespace.indent(text.substring(value));
        return value == text.length() ? text : text.substring(0, value) + MASK;
    }
}
