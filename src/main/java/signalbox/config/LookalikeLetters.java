package signalbox.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Letters of other alphabets that look as Latin ones do, in words that also have Latin ones. Pure.
final class LookalikeLetters {
    private static final String OTHERS =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u0441\u03bf\u03b1\u03c1\u03bd";
    private static final String LATIN = "aeopcyxijshdcoapv";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern ASCII = Pattern.compile("[A-Za-z]");

    private LookalikeLetters() {}

    /// The text with Latin letters instead. A word that is wholly of another alphabet stays.
    static String latin(String text) {
        return text.chars().allMatch(letter -> letter < 128)
                ? text
                : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
    }

    private static String word(String word) {
        var latin = new StringBuilder(word.length());
        word.chars().forEach(letter -> {
            int at = OTHERS.indexOf(letter);
            latin.append(at < 0 ? (char) letter : LATIN.charAt(at));
        });
        var isMeant = ASCII.matcher(word).find() && latin.chars().allMatch(letter -> letter < 128);
        return isMeant ? latin.toString() : word;
    }
}
