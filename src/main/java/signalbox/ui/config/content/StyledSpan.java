package signalbox.ui.config.content;

import java.util.ArrayList;
import java.util.List;
import signalbox.config.ConfigLine;
import signalbox.config.diff.TextDiff.Part;

/// A part of a line in one style.
///
/// @param changed whether the other file differs there
public record StyledSpan(String text, Style style, boolean changed) {
    public enum Style {
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
            var style = style(line, begin + from);
            if (i == part.text().length() || style(line, begin + i) != style) {
                boolean isMarked = part.changed() && !(isWhole && style != Style.VALUE);
                runs.add(new StyledSpan(part.text().substring(from, i), style, isMarked));
                from = i;
            }
        }
    }

    private static Style style(ConfigLine line, int at) {
        return switch (line.kind()) {
            case HEADER -> Style.SECTION;
            case COMMENT -> Style.COMMENT;
            case UNREADABLE -> Style.FAULT;
            case BLANK, CONTINUATION -> Style.PLAIN;
            case SETTING -> inSetting(line.text(), at);
        };
    }

    private static Style inSetting(String text, int at) {
        int sign = 0;
        while (sign < text.length() && text.charAt(sign) != '=' && text.charAt(sign) != ':') {
            sign++;
        }
        int value = sign + 1;
        while (value < text.length() && text.charAt(value) == ' ') {
            value++;
        }
        return at < sign ? Style.KEY : at < value ? Style.SIGN : Style.VALUE;
    }
}
