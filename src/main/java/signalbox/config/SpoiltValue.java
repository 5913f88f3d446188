package signalbox.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import signalbox.channel.text.PythonWhitespace;

/// A value with something in it that its writer does not mean as a part of it, but that Python reads as one: quotation
/// marks, a remark behind it, characters that cannot be seen, or that only look like those of ASCII. Pure.
///
/// @param clean the value as it is meant
/// @param spoils what was taken out, in the order in which it is told; none for a value as it should be
public record SpoiltValue(String clean, Set<Spoil> spoils) {
    /// What is in the value and does not belong there.
    public enum Spoil {
        /// `"acme.odoo.com"`
        QUOTES("quotation marks"),
        /// `4 ; as many as workers`
        REMARK("a remark behind the value"),
        /// A zero-width space, a byte order mark, a no-break space.
        INVISIBLE("characters that cannot be seen"),
        /// `root：4`
        FULL_WIDTH("full-width characters"),
        /// A Cyrillic `о` in `queue_jоb`.
        LOOKALIKE("letters of another alphabet"),
        /// `channels == root:4`
        SEPARATOR("a second sign between name and value"),
        /// `web,\`, with more in the next line.
        BACKSLASH("backslashes at the ends of lines");

        private final String text;

        Spoil(String text) {
            this.text = text;
        }

        /// As a part of a sentence.
        public String text() {
            return text;
        }

        /// `full-width`, as a part of a code.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]");
    private static final Pattern ODD_SPACE = Pattern.compile("[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]");
    /// `= 4` and `> 4`, as in `workers == 4` and `workers => 4`.
    private static final Pattern SEPARATOR = Pattern.compile("^(?:[=:]+[ \\t]+|[=:]*>[ \\t]*)");
    private static final Pattern CODE_REMARK = Pattern.compile("(?<!\\s)\\s+(?://|--)\\s.*$");

    /// `"acme.odoo.com",` as in a list of a program.
    private static final Pattern LIST_END = Pattern.compile("^(\"[^\"]+\"|'[^']+')\\s*[,;]$");
    private static final char FIRST_WIDE = '\uff01';
    private static final char LAST_WIDE = '\uff5e';
    private static final int TO_ASCII = 0xfee0;

    private static final Pattern OPENED = Pattern.compile("^[\\[({]{1,3}");
    private static final Pattern CLOSED = Pattern.compile("[])}]{1,3}$");
    private static final Pattern MARK = Pattern.compile("[\"'`\\u201c-\\u201f\\u2018-\\u201b\\u00ab\\u00bb]");
    private static final String MARKS = "\"'`\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb";

    /// What a template leaves behind when nothing was filled in.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{[^}\\n]{0,80}}|\\$\\([^)\\n]{0,80}\\)|\\$[A-Za-z_]\\w*"
                    + "|\\{\\{[^\\n]{0,80}?}}|\\{%[^\\n]{0,80}?%}|<[A-Za-z][\\w .-]{0,40}>|\\[[A-Z][A-Z0-9]{0,20}_[A-Z0-9_]{1,40}]|%\\([A-Za-z_]\\w{0,80}\\)s"
                    + "|\\bBUILD(?=\\.odoo\\.com)|\\b__[A-Z][A-Z0-9_]{0,80}__\\b");

    public SpoiltValue {
        spoils = spoils.isEmpty() ? Set.of() : EnumSet.copyOf(spoils);
    }

    public boolean isSpoilt() {
        return !spoils.isEmpty();
    }

    /// The value line by line, as a long value continues in indented lines.
    public static SpoiltValue of(String value) {
        var spoils = EnumSet.noneOf(Spoil.class);
        var lines = new ArrayList<String>();
        var isLong = value.contains("\n");
        for (var line : withoutSeparator(value, spoils).split("\n", -1)) {
            var whole = isLong ? take(line, line.replaceFirst("\\s*\\\\$", ""), Spoil.BACKSLASH, spoils) : line;
            lines.add(clean(whole, spoils));
        }
        return new SpoiltValue(String.join("\n", lines), spoils);
    }

    /// What is around a text that may itself contain anything: a second sign before it, quotation marks at both ends, a
    /// remark behind it. Empty when there is none.
    public static Optional<SpoiltValue> around(String value) {
        var spoils = EnumSet.noneOf(Spoil.class);
        var whole = withoutSeparator(value, spoils);
        var text = take(whole, withoutRemark(whole), Spoil.REMARK, spoils);
        var last = text.length() - 1;
        var isQuoted = last > 0 && isMark(text.charAt(0)) && isMark(text.charAt(last)) && !text.contains("\n");
        var clean = isQuoted ? take(text, withoutMarks(text), Spoil.QUOTES, spoils) : text;
        return spoils.isEmpty() || value.contains("\n")
                ? Optional.empty()
                : Optional.of(new SpoiltValue(clean, spoils));
    }

    private static String withoutSeparator(String value, Set<Spoil> spoils) {
        return take(value, SEPARATOR.matcher(value).replaceFirst(""), Spoil.SEPARATOR, spoils);
    }

    private static String clean(String line, Set<Spoil> spoils) {
        var text = take(line, seen(line), Spoil.INVISIBLE, spoils);
        text = take(text, narrow(text), Spoil.FULL_WIDTH, spoils);
        text = take(text, LookalikeLetters.latin(text), Spoil.LOOKALIKE, spoils);
        text = take(text, withoutSlashes(withoutRemark(text)), Spoil.REMARK, spoils);
        text = take(text, LIST_END.matcher(text).replaceFirst("$1"), Spoil.QUOTES, spoils);
        return take(text, withoutMarks(text), Spoil.QUOTES, spoils);
    }

    /// A remark begins with ; or # behind a blank, and not within quotation marks.
    private static String withoutRemark(String text) {
        var from = text.isEmpty() || !isMark(text.charAt(0)) ? 1 : Math.max(1, text.indexOf(text.charAt(0), 1));
        for (int i = from; i < text.length(); i++) {
            var letter = text.charAt(i);
            if ((letter == ';' || letter == '#') && PythonWhitespace.isSpace(text.charAt(i - 1))) {
                return PythonWhitespace.stripEnd(text.substring(0, i));
            }
        }
        return text;
    }

    /// `4 // cores` and `2 -- two`
    private static String withoutSlashes(String text) {
        return text.isEmpty() || isMark(text.charAt(0))
                ? text
                : CODE_REMARK.matcher(text).replaceFirst("");
    }

    private static boolean isMark(char letter) {
        return MARKS.indexOf(letter) >= 0;
    }

    /// Marks around the value, and those around each value of a list.
    private static String withoutMarks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isMark(text.charAt(from))) {
            from++;
        }
        while (to > from && isMark(text.charAt(to - 1))) {
            to--;
        }
        var bare = text.substring(from, to);
        var isList = bare.length() < text.length() && bare.contains(",");
        return PythonWhitespace.strip(
                isList ? MARK.matcher(bare).replaceAll("") : from > 0 || !hasMark(bare) ? bare : text);
    }

    private static boolean hasMark(String text) {
        return text.chars().anyMatch(letter -> isMark((char) letter));
    }

    private static String take(String before, String after, Spoil spoil, Set<Spoil> spoils) {
        if (!before.equals(after)) {
            spoils.add(spoil);
        }
        return after;
    }

    private static String seen(String text) {
        var seen = INVISIBLE.matcher(text).replaceAll("");
        return PythonWhitespace.strip(ODD_SPACE.matcher(seen).replaceAll(" "));
    }

    private static String narrow(String text) {
        var narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            narrow.append(letter >= FIRST_WIDE && letter <= LAST_WIDE ? (char) (letter - TO_ASCII) : letter);
        }
        return narrow.toString();
    }

    /// The first placeholder of a template in the value: `$HOST`, `${HOST}`, `{{ host }}`, `<host>`, and the BUILD that
    /// Signalbox itself writes.
    public static Optional<String> placeholder(String value) {
        var found = PLACEHOLDER.matcher(value);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /// The values of a list as it is meant: separated by commas or semicolons, or by blanks where there is no comma;
    /// brackets and
    /// quotation marks around the list or its values do not count.
    public static List<String> items(String value) {
        var clean = of(value).clean();
        var opened = OPENED.matcher(clean).replaceFirst("");
        var bare = opened.matches("(?s).*[\\[({].*")
                ? opened
                : CLOSED.matcher(opened).replaceFirst("");
        return Pattern.compile(bare.contains(",") ? "[,;]" : "[,;\\s]")
                .splitAsStream(bare)
                .map(item -> of(item.strip()).clean())
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
