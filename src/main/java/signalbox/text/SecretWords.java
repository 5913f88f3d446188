package signalbox.text;

import java.util.regex.Pattern;

/// Which words are names of a secret: `db_password`, `api_key`, `X-Auth-Token`. Capitals do not matter.
final class SecretWords {
    private static final String NAMES = "passwords?|passwd|passphrase|passw|pwd|secrets?|tokens?|credentials?|jwt"
            + "|signature|authorization|cookie|session[_-]?id|(?:api|private|access|auth)[_-]?key";
    private static final Pattern WITHIN = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    private static final Pattern AT_THE_END =
            Pattern.compile("(?:" + NAMES + ")(?:[_-]?(?:key|hash|value|\\d++))*+$", Pattern.CASE_INSENSITIVE);

    /// They also stand before a colon in a sentence: `a passphrase: type it`.
    private static final Pattern ENGLISH = Pattern.compile(
            "(?:passwords?|passphrase|secrets?|tokens?|credentials?|signature)", Pattern.CASE_INSENSITIVE);

    /// Headers of HTTP. The rest of their line is the value.
    private static final Pattern HEADER = Pattern.compile(
            "(?:proxy-)?authorization|(?:set-)?cookie|x-[\\w-]*(?:key|token|secret|auth|signature)[\\w-]*",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HEADER = 80;

    private SecretWords() {}

    /// Whether a secret's name is in it: `max_tokens`, `secret_file`.
    static boolean isWithin(String word) {
        return WITHIN.matcher(word).find();
    }

    /// Whether it ends as a secret's name does: `db_password`, but not `secrets.log`.
    static boolean isName(String word) {
        return AT_THE_END.matcher(word).find();
    }

    static boolean isEnglish(String word) {
        return ENGLISH.matcher(word).matches();
    }

    static boolean isHeader(String word) {
        return word.length() <= LONGEST_HEADER && HEADER.matcher(word).matches();
    }
}
