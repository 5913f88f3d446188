package signalbox.ui.config.content;

import java.util.ArrayList;
import java.util.List;
import signalbox.config.ConfigLine;
import signalbox.config.diff.TextDiff.Part;

/// A part of a line in one style.
///
/// @param changed whether the other file differs there
public record StyledSpan(String text, Look look, boolean changed) {
    public enum Look {
        PLAIN,
        KEY,
        /// The sign between a key and its value.
        SIGN,
        VALUE,
        SECTION,
        COMMENT,
        FAULT
    }

    /// The parts of the line, divided where the style changes. If the whole line is new, its background shows that,
    /// and only the value is marked.
    static List<StyledSpan> of(ConfigLine line, List<Part> parts) {
        var runs = new ArrayList<StyledSpan>();
        int begin = 0;
        for (var part : parts) {
            add(runs, line, part, begin, parts.size() == 1);
            begin += part.text().length();
        }
        return List.copyOf(runs);
    }

    private static void add(List<StyledSpan> runs, ConfigLine line, Part part, int begin, boolean isWhole) {
        int from = 0;
        for (int i = 1; i <= part.text().length(); i++) {
            var look = look(line, begin + from);
            if (i == part.text().length() || look(line, begin + i) != look) {
                boolean isMarked = part.changed() && !(isWhole && look != Look.VALUE);
                runs.add(new StyledSpan(part.text().substring(from, i), look, isMarked));
                from = i;
            }
        }
    }

    private static Look look(ConfigLine line, int at) {
        return switch (line.kind()) {
            case HEADER -> Look.SECTION;
            case COMMENT -> Look.COMMENT;
            case UNREADABLE -> Look.FAULT;
            case BLANK, CONTINUATION -> Look.PLAIN;
            case SETTING -> inSetting(line.text(), at);
        };
    }

    private static Look inSetting(String text, int at) {
        int sign = 0;
        while (sign < text.length() && text.charAt(sign) != '=' && text.charAt(sign) != ':') {
            sign++;
        }
        int value = sign + 1;
        while (value < text.length() && text.charAt(value) == ' ') {
            value++;
        }
        return at < sign ? Look.KEY : at < value ? Look.SIGN : Look.VALUE;
    }
}
