package signalbox.worker.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of a log that is a JSON object: an entry as Odoo wrote it, packed by Docker, journald or a collector of logs;
/// or the fields of an entry, as a JSON logger inside Odoo writes them.
final class JsonEntry {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DEEPEST = 3;

    private static final List<String> TEXTS = List.of(
            "/log",
            "/message",
            "/msg",
            "/MESSAGE",
            "/textPayload",
            "/content",
            "/line",
            "/body",
            "/event",
            "/jsonPayload/message");
    private static final List<String> LOGGERS =
            List.of("/name", "/logger", "/logger_name", "/loggerName", "/log/logger");
    private static final List<String> TIMES =
            List.of("/asctime", "/time", "/timestamp", "/@timestamp", "/ts", "/datetime", "/date");
    private static final List<String> PIDS = List.of("/pid", "/process", "/process_id", "/process/pid");
    private static final List<String> LEVELS = List.of("/levelname", "/level", "/severity", "/log.level", "/log/level");
    private static final List<String> DATABASES = List.of("/dbname", "/database", "/db");
    private static final List<String> TRACEBACKS =
            List.of("/exc_info", "/exception", "/traceback", "/exc_text", "/stack_trace", "/error/stack_trace");

    /// Later numbers are milliseconds, earlier ones seconds.
    private static final double MILLIS_FROM = 1e11;

    private JsonEntry() {}

    /// Empty: the line is none, or nothing in it is a text.
    static Optional<LogLine> in(String line) {
        return in(line, DEEPEST);
    }

    /// The lines within a line of JSON where several entries are in one text; otherwise the line itself.
    static List<String> entries(String line) {
        int begin = line.indexOf("{\"");
        if (begin < 0 || !line.contains("\\n")) {
            return List.of(line);
        }
        return object(line.substring(begin)).stream()
                .flatMap(object -> TEXTS.stream().flatMap(name -> text(object.at(name)).stream()))
                .map(text -> text.lines().toList())
                .filter(lines -> lines.stream()
                                .filter(each -> LogLine.withHead(each).isPresent())
                                .limit(2)
                                .count()
                        > 1)
                .findFirst()
                .orElse(List.of(line));
    }

    private static Optional<LogLine> in(String line, int deepest) {
        int begin = line.indexOf("{\"");
        if (deepest == 0 || begin < 0 || !line.stripTrailing().endsWith("}")) {
            return Optional.empty();
        }
        var prefix = new LinePrefix(line.substring(0, begin));
        return prefix.isKnown()
                ? object(line.substring(begin))
                        .flatMap(object -> line(object, deepest))
                        .map(read -> read.inside("{" + prefix.ofSource()))
                : Optional.empty();
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<LogLine> line(JsonNode object, int deepest) {
        var texts =
                TEXTS.stream().flatMap(name -> text(object.at(name)).stream()).toList();
        return texts.stream()
                .flatMap(text -> LogLine.withHead(text).or(() -> in(text, deepest - 1)).stream())
                .findFirst()
                .or(() -> head(object).map(head -> entry(head, object)))
                .or(() -> texts.stream().findFirst().map(text -> LogLine.without("", text)));
    }

    private static LogLine entry(LogHead head, JsonNode object) {
        var traceback = first(object, TRACEBACKS).orElse("");
        return new LogLine("", LinePrefix.NONE, head, "", traceback.lines().toList());
    }

    private static Optional<LogHead> head(JsonNode object) {
        var logger = first(object, LOGGERS);
        var time = first(object, TIMES);
        var message = first(object, TEXTS);
        return logger.isEmpty() || time.isEmpty() || message.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogHead(
                        at(time.get()),
                        pid(first(object, PIDS).orElse("")),
                        first(object, LEVELS).orElse("?"),
                        LogHead.database(first(object, DATABASES).orElse("")),
                        logger.get(),
                        message.get().lines().findFirst().orElse("")));
    }

    private static Optional<String> first(JsonNode object, List<String> names) {
        return names.stream().flatMap(name -> text(object.at(name)).stream()).findFirst();
    }

    /// A text, or a number as text. journald writes a text that has colours as a list of bytes.
    private static Optional<String> text(JsonNode value) {
        if (value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isInt)) {
            return Optional.of(LogText.plain(ofBytes(value.valueStream())));
        }
        if (value.isNumber()) {
            return Optional.of(value.decimalValue().toPlainString());
        }
        return value.isString() ? Optional.of(LogText.plain(value.asString()).stripTrailing()) : Optional.empty();
    }

    private static String ofBytes(Stream<JsonNode> values) {
        var numbers = values.mapToInt(JsonNode::intValue).toArray();
        var bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable Integer pid(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /// As Python writes it, in ISO-8601, or in seconds or milliseconds since 1970. Without a zone it is UTC, as Odoo's
    /// own times are.
    private static @Nullable Instant at(String text) {
        try {
            if (text.matches("\\d{9,14}(?:\\.\\d+)?")) {
                var number = Double.parseDouble(text);
                return Instant.ofEpochMilli((long) (number > MILLIS_FROM ? number : number * 1_000));
            }
            var iso = text.replace(',', '.').replaceFirst(" ", "T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime moment -> moment.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                default -> null;
            };
        } catch (DateTimeException _) {
            return null;
        }
    }
}
