package signalbox.ui.kit.table;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Rows as text for the clipboard: TSV with a header for spreadsheets, JSON for everything else.
final class RowText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FORMULA = "=+-@";

    private RowText() {}

    static String tsv(List<String> titles, List<List<String>> rows) {
        return line(titles) + rows.stream().map(RowText::line).collect(Collectors.joining());
    }

    static String json(List<String> keys, List<List<String>> rows) {
        ArrayNode array = JSON.createArrayNode();
        for (var row : rows) {
            var object = array.addObject();
            for (var i = 0; i < keys.size(); i++) {
                object.put(keys.get(i), row.get(i));
            }
        }
        return array.toPrettyString();
    }

    /// A spreadsheet reads a cell with such a beginning as a formula: an apostrophe makes it a text again (OWASP,
    /// "CSV injection").
    private static String quoted(String cell) {
        return cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> quoted(cell.replace('\t', ' ').replace('\n', ' ').replace("\r", "")))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
