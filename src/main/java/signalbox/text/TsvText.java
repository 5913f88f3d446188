package signalbox.text;

import java.util.List;
import java.util.stream.Collectors;

/// Lines of tab-separated values for spreadsheets.
public final class TsvText {
    private static final String FORMULA = "=+-@";

    private TsvText() {}

    /// One line with its end. A tab or a line break in a cell becomes a blank; what a terminal would obey is shown as
    /// an escape.
    public static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> quoted(cell.replace('\t', ' ').replace('\n', ' ').replace("\r", "")))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    /// A spreadsheet reads a cell with such a beginning as a formula: an apostrophe makes it a text again (OWASP,
    /// "CSV injection").
    private static String quoted(String cell) {
        var shown = EscapedText.cell(cell);
        return shown.isEmpty() || FORMULA.indexOf(shown.charAt(0)) < 0 ? shown : "'" + shown;
    }
}
