package signalbox.cli.output;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import signalbox.text.EscapedText;

/// Lines of tables.
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

    /// One line, as `String.format` makes it; line breaks in cells are escaped.
    public static String line(String format, @Nullable Object... cells) {
        return String.format(
                format,
                Arrays.stream(cells)
                        .map(cell -> cell instanceof String text ? EscapedText.cell(text) : cell)
                        .toArray());
    }
}
