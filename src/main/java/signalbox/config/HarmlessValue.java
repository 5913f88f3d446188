package signalbox.config;

import java.util.Locale;
import java.util.regex.Pattern;

/// Whether the value of an option that Odoo does not know may be shown. Modules define such options, and many of them
/// are secrets with names of all kinds: so the value must look like something that is none. Numbers, booleans, paths,
/// hosts, addresses without user, query and telling path, and plain words do. Pure.
final class HarmlessValue {
    /// Names whose values are secrets, more often than not.
    private static final Pattern DOUBTFUL_NAME = Pattern.compile("(?:^|[_.-]|account|access|secret|ssh|sign)keys?$"
            + "|[_.-](?:sk|pk|pat|sig|salt|pin|dsn|auth|pass)$|^(?:auth|dsn|pin|salt|sig)$"
            + "|bearer|authorization|cookie|webhook|signature|headers?$|credential");

    private static final Pattern NOTHING = Pattern.compile("(?i)true|false|none|null|yes|no|on|off|\\d{1,3}|");

    private static final String NUMBER = "[+-]?\\d{1,12}(?:\\.\\d{1,12})?[a-zA-Z%]{0,2}";
    private static final String PORT = "(?::\\d{1,5})?";
    /// Letters, with few digits behind: random ones have them within, or are long.
    private static final String SEGMENT = "[A-Za-z]{1,20}\\d{0,4}";
    private static final String PLAIN_WORD = SEGMENT + "(?:[._-]" + SEGMENT + "){0,9}" + PORT;
    private static final String HOST = "(?:[a-z0-9-]{1,30}\\.){1,6}[a-z]{2,12}|\\d{1,3}(?:\\.\\d{1,3}){3}";
    private static final String ADDRESS =
            "[a-z]{1,12}://(?:" + HOST + "|[a-z]{1,20})" + PORT + "(?:/[a-z]{1,12}){0,4}/?";
    private static final String PATH = "[.~]{0,2}(?:/[\\w.-]{1,40}){1,20}/?";
    private static final String MAIL = "[a-z.-]{1,30}@(?:" + HOST + ")";

    private static final Pattern HARMLESS = Pattern.compile("(?:" + NUMBER + "|" + PLAIN_WORD + "|(?:" + HOST + ")"
            + PORT + "|" + ADDRESS + "|" + PATH + "|" + MAIL + ")");

    private static final Pattern SCHEME_OF_LOGIN = Pattern.compile("(?i)basic|bearer|digest|negotiate");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    private HarmlessValue() {}

    static boolean is(String key, String value) {
        if (DOUBTFUL_NAME.matcher(key.toLowerCase(Locale.ROOT)).find()) {
            return NOTHING.matcher(value).matches();
        }
        return SEPARATORS
                .splitAsStream(value)
                .allMatch(word -> word.isEmpty()
                        || (HARMLESS.matcher(word).matches()
                                && !SCHEME_OF_LOGIN.matcher(word).matches()
                                && !isMixed(word)));
    }

    /// Upper case, lower case and digits in one long piece: a token, not a word.
    private static boolean isMixed(String word) {
        return Pattern.compile("[/.:@]")
                .splitAsStream(word)
                .anyMatch(part -> part.length() >= 16
                        && part.chars().anyMatch(Character::isDigit)
                        && part.chars().anyMatch(Character::isUpperCase)
                        && part.chars().anyMatch(Character::isLowerCase));
    }
}
