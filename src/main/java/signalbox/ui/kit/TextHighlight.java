package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the parts of a text to highlight. Pure, and fast on texts of megabytes, because it looks only at a limited
/// part from the beginning.
///
/// @param style `c-key`, `c-word`, `c-file`, `c-strong`, `c-dim`, `c-mark`
public record TextHighlight(int from, int to, String style) {
    private static final int MOST_CHARACTERS = 200_000;
    private static final Pattern JSON = Pattern.compile(
            "(\"(?:[^\"\\\\]|\\\\.)*+\")(\\s*:)?|\\b(true|false|null)\\b|(?<![\\w.])(-?\\d[\\d.eE+-]*)");
    private static final Pattern PYTHON = Pattern.compile(
            "(?m)^(Traceback .*)$|^ *File (\".*?\"), line (\\d+), in (\\S+)$|^\\s*(raise)\\b|^([\\w.]+(?:Error|Exception|Warning|Found\\w*)\\b)");
    private static final Pattern SQL = Pattern.compile(
            "\\b(SELECT|UPDATE|INSERT|DELETE|SET|WHERE|FROM|LISTEN|CLOSE|AND|ORDER BY|LIMIT)\\b|('(?:[^']|'')*+')");

    public static List<TextHighlight> none() {
        return List.of();
    }

    /// Keys, and the words true, false and null.
    public static List<TextHighlight> json(String text) {
        return find(JSON, text, matcher -> {
            if (matcher.group(1) != null) {
                return List.of(new TextHighlight(matcher.start(1), matcher.end(1), "c-key"));
            }
            return List.of(
                    new TextHighlight(matcher.start(), matcher.end(), matcher.group(3) != null ? "c-word" : "c-key"));
        });
    }

    /// Files, line numbers, functions, `raise` and the exception of a Python traceback.
    public static List<TextHighlight> traceback(String text) {
        return find(PYTHON, text, matcher -> {
            var marks = new ArrayList<TextHighlight>();
            var styles = new String[] {"c-dim", "c-file", "c-key", "c-strong", "c-word", "c-word"};
            for (var group = 1; group <= styles.length; group++) {
                if (matcher.group(group) != null) {
                    marks.add(new TextHighlight(matcher.start(group), matcher.end(group), styles[group - 1]));
                }
            }
            return marks;
        });
    }

    /// Key words and strings.
    public static List<TextHighlight> sql(String text) {
        return find(
                SQL,
                text,
                matcher -> List.of(new TextHighlight(
                        matcher.start(), matcher.end(), matcher.group(1) != null ? "c-word" : "c-key")));
    }

    private static List<TextHighlight> find(
            Pattern pattern, String text, Function<Matcher, List<TextHighlight>> marks) {
        var found = new ArrayList<TextHighlight>();
        var matcher = pattern.matcher(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        while (matcher.find()) {
            found.addAll(marks.apply(matcher));
        }
        found.sort(Comparator.comparingInt(TextHighlight::from));
        return List.copyOf(found);
    }
}
