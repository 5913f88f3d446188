package signalbox.cli.output;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import signalbox.text.VisibleText;

/// Lines of tables.
public final class TableCells {
    private TableCells() {}

    /// One line, as by `String.format`; a cell with a line break in it stays on it.
    public static String line(String format, @Nullable Object... cells) {
        return String.format(
                format,
                Arrays.stream(cells)
                        .map(cell -> cell instanceof String text ? VisibleText.cell(text) : cell)
                        .toArray());
    }
}
