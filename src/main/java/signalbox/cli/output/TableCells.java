package signalbox.cli.output;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.text.EscapedText;

/// Lines of what commands print. A line break in what others wrote does not begin a new one.
public final class TableCells {
    private static final int LONGEST = 80;

    private TableCells() {}

    /// A name for a cell. If it is longer than 80 characters, its middle is left out, because names usually differ
    /// at their ends.
    public static String cut(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var half = (LONGEST - 1) / 2;
        return name.substring(0, name.offsetByCodePoints(0, half)) + "…"
                + name.substring(name.offsetByCodePoints(name.length(), -half));
    }

    /// A text of one or more lines: those after the first are indented as far as the prefix is long, so that none
    /// looks like a line of the answer itself.
    public static String paragraph(String prefix, String text) {
        return text.lines()
                .map(EscapedText::cell)
                .collect(Collectors.joining("\n" + " ".repeat(prefix.length()), prefix, "\n"));
    }

    /// One line, as `String.format` makes it; line breaks in cells are escaped.
    public static String line(String format, @Nullable Object... cells) {
        return String.format(
                format,
                Arrays.stream(cells)
                        .map(cell -> cell instanceof String text ? EscapedText.cell(text) : cell)
                        .toArray());
    }
}
