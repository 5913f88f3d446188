package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A text with lines that are short enough to be drawn: longer ones are broken. Pure.
///
/// @param breaks indexes in the original text before which a break was inserted, in ascending order
record LineBreaker(String text, List<Integer> breaks) {
    /// A line is laid out as a whole: one with ten times as many characters takes seconds.
    static final int LONGEST = 2_000;

    static LineBreaker of(String text) {
        var breaks = breaks(text);
        if (breaks.isEmpty()) {
            return new LineBreaker(text, List.of());
        }
        var broken = new StringBuilder(text.length() + breaks.size());
        var from = 0;
        for (var at : breaks) {
            broken.append(text, from, at).append('\n');
            from = at;
        }
        return new LineBreaker(broken.append(text, from, text.length()).toString(), breaks);
    }

    private static List<Integer> breaks(String text) {
        var breaks = new ArrayList<Integer>();
        var begin = 0;
        for (var end = endOfLine(text, 0); begin < text.length(); end = endOfLine(text, begin)) {
            for (var at = begin + LONGEST; at < end; at += LONGEST) {
                breaks.add(Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at);
            }
            begin = end + 1;
        }
        return breaks;
    }

    private static int endOfLine(String text, int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// The place of a mark of the original text in this one.
    TextHighlight moved(TextHighlight mark) {
        return new TextHighlight(moved(mark.from()), moved(mark.to()), mark.style());
    }

    private int moved(int offset) {
        var found = Collections.binarySearch(breaks, offset);
        return offset + (found < 0 ? -found - 1 : found + 1);
    }
}
