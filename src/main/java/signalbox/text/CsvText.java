package signalbox.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of comma-separated values for spreadsheets and programs (RFC 4180). A file of them is UTF-8.
public final class CsvText {
    private static final String FORMULA = "=+-@\t\r\n";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
    private static final Pattern NUMBER = Pattern.compile("-\\d+(?:\\.\\d+)?");

    private CsvText() {}

    /// One line with its end. Line breaks in a cell stay, within quotation marks.
    public static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A spreadsheet reads a cell with some beginnings as a formula: an apostrophe makes it a text again (OWASP, "CSV
    /// injection"). A negative number is none.
    private static String cell(String text) {
        var harmless = isFormula(text) ? "'" + text : text;
        return QUOTED.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
