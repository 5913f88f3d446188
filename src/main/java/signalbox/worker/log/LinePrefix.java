package signalbox.worker.log;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What other programs write before each line of a log: `odoo-1  | `, `Nov 30 02:05:22 srv1 odoo[389]: `,
/// `2026-11-30T02:05:22.1Z stdout F `. Lines whose prefixes differ in the time alone come from one source.
record LinePrefix(String text) {
    static final LinePrefix NONE = new LinePrefix("");

    private static final int LONGEST = 300;
    /// `grep` and `cat -n`.
    private static final String OF_FILE = "(?:[^\\s:]+\\.(?:log|txt|gz)[^\\s:]*[:-](?:\\d+[:-])?|\\s*\\d+[:\\t]\\s*)?";
    /// Compose, swarm, `kubectl --prefix`, `logcli`.
    private static final String OF_SERVICE = "(?:[\\w.@/-]+ *\\| ?|\\[[^\\]\\s]+\\] |\\{[^}]*\\} )*";

    private static final String PRIORITY = "(?:<\\d{1,3}>(?:\\d )?)?";
    private static final String DAY =
            "(?:\\p{L}{2,5}\\.?,? )?(?:\\d{4}-\\d\\d-\\d\\d[T ]|\\p{L}{2,5}\\.? {1,2}\\d{1,2}\\.? (?:\\d{4} )?)";
    private static final String TIME =
            "(?:\\[?" + DAY + "\\d\\d:\\d\\d:\\d\\d\\S*+|\\[ *\\d+\\.\\d+]|\\d{9,}\\.\\d+)[ \\t]";
    /// A host and a program, a stream, the further fields of RFC 5424.
    private static final String AFTER_TIME = "(?:\\S+[ \\t]+){0,7}";

    private static final Pattern KNOWN =
            Pattern.compile(OF_FILE + OF_SERVICE + PRIORITY + "(?:" + TIME + AFTER_TIME + ")?"
                    // stern
                    + "|[\\w.-]+ [\\w.-]+ ");

    private static final Pattern PARTS = Pattern.compile("\\s+|\\S+");
    private static final Pattern VARYING = Pattern.compile("[^\\p{L}]+|.*\\d\\d:\\d\\d:\\d\\d.*");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)[:-]?\\d*[:-]");

    /// Whether some program is known to write it.
    boolean isKnown() {
        return text.length() <= LONGEST && KNOWN.matcher(text).matches();
    }

    /// Which texts stand before the other lines of its source.
    Pattern ofSource() {
        return Pattern.compile(PARTS.matcher(text)
                .results()
                .map(part -> part(part.group(), part.start(), part.end()))
                .collect(Collectors.joining()));
    }

    private String part(String part, int start, int end) {
        if (part.isBlank()) {
            return end == text.length() ? Pattern.quote(part) : start == 0 ? "\\s*" : "\\s+";
        }
        if (end == text.length()) {
            return last(part);
        }
        return VARYING.matcher(part).matches() && !part.equals("|") ? "\\S+" : Pattern.quote(part);
    }

    /// With no blank behind it: the name of a file, the number of a line, or both.
    private static String last(String part) {
        var numbered = NUMBERED.matcher(part);
        return numbered.matches() ? Pattern.quote(numbered.group(1)) + "[:-]?\\d*[:-]" : Pattern.quote(part);
    }
}
