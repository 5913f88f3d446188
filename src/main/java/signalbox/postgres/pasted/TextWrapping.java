package signalbox.postgres.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.libpq.LibpqParameter;

/// A text without what surrounds it where it is copied from: blanks, quotation marks, a prompt, the name of a variable.
///
/// @param remarks what was left out: clauses
record TextWrapping(String text, List<String> remarks) {
    /// Layers around a text, such as a variable whose value is in quotation marks.
    private static final int MOST_LAYERS = 8;

    /// Blanks that no program takes for one, and characters without width.
    static final String ODD = "\\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff";

    private static final String MARKS_LEFT_OUT = "the quotation marks around it are left out";

    private static final Pattern BLANKS = Pattern.compile("^[\\s" + ODD + "]+|[\\s" + ODD + "]+$");
    private static final Pattern ODD_ONE = Pattern.compile("[" + ODD + "]");

    /// Each quotation mark that opens, with those that close.
    private static final Map<Character, String> MARKS = Map.ofEntries(
            Map.entry('"', "\""),
            Map.entry('\'', "'"),
            Map.entry('`', "`"),
            Map.entry('<', ">"),
            Map.entry('(', ")"),
            Map.entry('\u201c', "\u201d\u201c"),
            Map.entry('\u201d', "\u201d\u201c"),
            Map.entry('\u201e', "\u201c\u201d"),
            Map.entry('\u2018', "\u2019\u2018"),
            Map.entry('\u2019', "\u2019\u2018"),
            Map.entry('\u201a', "\u2018\u2019"),
            Map.entry('\u00ab', "\u00bb"),
            Map.entry('\u00bb', "\u00ab"),
            Map.entry('\u2039', "\u203a"));

    /// Of Markdown.
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+)\\*\\*", Pattern.DOTALL);

    private static final Pattern AFTER_MARKS = Pattern.compile("[;,.]+$");
    /// `odoo@host:~$ psql …`
    private static final Pattern PROMPT = Pattern.compile("^\\S{0,80}[$#%>\u276f]\\s+");

    private static final String VALUE = "(?=(?:[\\w.]*\\w\\(\\s*)?[\"'`<\u201c\u201d\u201e\u2018\u2019\u00ab]?"
            + "(?:(?:jdbc:)?[A-Za-z][\\w+.-]*:/|(?:host|hostaddr|port|dbname|user|service)\\s*=))";

    /// `export DATABASE_URL=`, `url: `, `"DATABASE_URL": `, `setx DATABASE_URL `
    private static final Pattern NAME =
            Pattern.compile("^(?![\"'`]?jdbc:)(?:(?:(?:export|set|ENV|-e|--env|-)\\s+|\\$env:)?"
                    + "[\"']?(?<name>[A-Za-z_][\\w.-]*)[\"']?\\s*(?:=>|=|:)\\s*"
                    + "|(?:\\S+\\s+){0,6}--url(?:\\s+|=)|(?:setx|set -\\w+|ENV)\\s+[A-Za-z_]\\w*\\s+)" + VALUE);

    /// `psycopg2.connect("…")`
    private static final Pattern CALL =
            Pattern.compile("^[\\w.]*\\w\\(\\s*" + VALUE + "([\"'])(.*?)\\1.*\\)[\\s;,]*$", Pattern.DOTALL);

    /// Of the file of a variable.
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

    TextWrapping {
        remarks = List.copyOf(remarks);
    }

    static TextWrapping none(String text) {
        return new TextWrapping(text, List.of());
    }

    static TextWrapping withoutBlanks(String text) {
        return none(text).withoutBlanks();
    }

    static TextWrapping of(String text) {
        var bare = none(text);
        for (int i = 0; i < MOST_LAYERS; i++) {
            var next = bare.withoutBlanks()
                    .withoutPrompt()
                    .withoutName()
                    .withoutCall()
                    .withoutMarks();
            if (next.text().equals(bare.text())) {
                break;
            }
            bare = next;
        }
        return bare;
    }

    /// The other text, made from this one in the way that the clause says.
    TextWrapping with(String other, String remark) {
        var all = new ArrayList<>(remarks);
        if (!all.contains(remark)) {
            all.add(remark);
        }
        return new TextWrapping(other, all);
    }

    private TextWrapping withoutBlanks() {
        var removed = new StringBuilder();
        var bare = BLANKS.matcher(text).replaceAll(match -> {
            removed.append(match.group());
            return "";
        });
        var odd = ODD_ONE.matcher(removed);
        return odd.find()
                ? with(bare, "the character " + code(odd.group().codePointAt(0)) + " around it is left out")
                : new TextWrapping(bare, remarks);
    }

    /// As in `U+00A0`.
    static String code(int character) {
        return "U+%04X".formatted(character);
    }

    private TextWrapping withoutPrompt() {
        var prompt = PROMPT.matcher(text);
        return prompt.find() ? with(text.substring(prompt.end()), "the prompt before it is left out") : this;
    }

    private TextWrapping withoutName() {
        var name = NAME.matcher(text);
        return name.find() && !isKey(name.group("name"))
                ? with(
                        COMMENT.matcher(text.substring(name.end())).replaceFirst(""),
                        "the name of a variable before it is left out")
                : this;
    }

    private TextWrapping withoutCall() {
        var call = CALL.matcher(text);
        return call.find() ? with(call.group(2), "the call around it is left out") : this;
    }

    private static boolean isKey(@Nullable String name) {
        return name != null && LibpqParameter.of(name).isPresent();
    }

    private TextWrapping withoutMarks() {
        var bold = BOLD.matcher(text);
        if (bold.matches()) {
            return with(bold.group(1), MARKS_LEFT_OUT);
        }
        var closing = text.isEmpty() ? null : MARKS.get(text.charAt(0));
        if (closing == null) {
            return this;
        }
        var whole = AFTER_MARKS.matcher(text).replaceFirst("");
        var isClosed = whole.length() > 1 && closing.indexOf(whole.charAt(whole.length() - 1)) >= 0;
        var inner = whole.substring(1, isClosed ? whole.length() - 1 : whole.length());
        var isMixed = "\"'".indexOf(text.charAt(0)) >= 0 && inner.indexOf(text.charAt(0)) >= 0;
        return isMixed ? this : with(inner, MARKS_LEFT_OUT);
    }
}
