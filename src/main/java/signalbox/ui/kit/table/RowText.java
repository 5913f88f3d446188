package signalbox.ui.kit.table;

import java.util.List;
import java.util.stream.Collectors;
import signalbox.text.TsvText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Rows as text for the clipboard: TSV with a header for spreadsheets, JSON for everything else.
final class RowText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RowText() {}

    static String tsv(List<String> titles, List<List<String>> rows) {
        return TsvText.line(titles) + rows.stream().map(TsvText::line).collect(Collectors.joining());
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
}
