package signalbox.worker.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A log as one JSON list with an object for each line, as `gcloud logging read --format=json` prints it, the newest
/// first, or with the list in one field of an object, as `aws logs get-log-events` prints it.
final class JsonList {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonList() {}

    /// Its objects, each on a line of its own, the oldest first. Empty: it is none, or not the whole.
    static Optional<List<String>> lines(String text) {
        var list = text.strip();
        if (!isWhole(list)) {
            return Optional.empty();
        }
        try {
            return list(MAPPER.readTree(list))
                    .filter(all -> all.isArray() && all.valueStream().allMatch(JsonNode::isObject))
                    .map(all -> all.valueStream().map(JsonNode::toString).toList())
                    .map(JsonList::oldestFirst);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(String text) {
        if (text.startsWith("{")) {
            return text.endsWith("}") && LogLine.of(text).head() == null;
        }
        return text.startsWith("[") && text.endsWith("]");
    }

    private static Optional<JsonNode> list(JsonNode whole) {
        return whole.isObject()
                ? whole.valueStream()
                        .filter(each ->
                                each.isArray() && !each.isEmpty() && each.get(0).isObject())
                        .findFirst()
                : Optional.of(whole);
    }

    private static List<String> oldestFirst(List<String> lines) {
        var first = at(lines);
        var last = at(lines.reversed());
        return first != null && last != null && first.isAfter(last) ? lines.reversed() : lines;
    }

    /// When the first line with a date was written.
    private static @Nullable Instant at(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(LogLine.of(line).head()).stream())
                .flatMap(head -> Optional.ofNullable(head.at()).stream())
                .findFirst()
                .orElse(null);
    }
}
