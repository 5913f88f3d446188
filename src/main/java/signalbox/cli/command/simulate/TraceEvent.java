package signalbox.cli.command.simulate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.text.ChannelPlan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line of a scheduler trace. A line that is not one is refused, and the message says what was expected.
sealed interface TraceEvent {
    record Channels(ChannelPlan plan) implements TraceEvent {}

    record Notify(JobFacts job) implements TraceEvent {}

    record Remove(String uuid) implements TraceEvent {}

    /// @param now as it was written in the trace
    record Run(BigDecimal now, Instant at) implements TraceEvent {}

    BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    /// @throws IllegalArgumentException with what was expected
    static TraceEvent parse(String line) {
        var event = object(line);
        if (event.has("channels")) {
            return new Channels(ChannelPlan.of(text(event, "channels")));
        }
        if (event.has("notify")) {
            return new Notify(job(event.get("notify")));
        }
        if (event.has("remove")) {
            return new Remove(text(event, "remove"));
        }
        if (event.has("run")) {
            var at = time(event, "run");
            return new Run(event.get("run").decimalValue(), Objects.requireNonNullElse(at, Instant.EPOCH));
        }
        throw new IllegalArgumentException("expected one of channels, notify, remove, run");
    }

    private static JsonNode object(String line) {
        try {
            var read = JsonMapper.shared().readTree(line);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException _) {
            // The message is made below, in our own words.
        }
        throw new IllegalArgumentException(
                "expected one JSON object, such as {\"channels\": \"root:4\"} or {\"run\": 12.5}");
    }

    private static JobFacts job(JsonNode job) {
        if (!job.isObject()) {
            throw new IllegalArgumentException(
                    "notify: expected {channel, uuid, seq, date_created, priority, eta, state}");
        }
        return new JobFacts(
                text(job, "uuid"),
                value(job, "channel", _ -> true, "").isNull() ? null : text(job, "channel"),
                value(job, "seq", node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                        .asLong(),
                Objects.requireNonNullElse(time(job, "date_created"), Instant.EPOCH),
                value(job, "priority", node -> node.isIntegralNumber() && node.canConvertToInt(), "a whole number")
                        .asInt(),
                time(job, "eta"),
                Phase.ofState(text(job, "state")));
    }

    private static String text(JsonNode object, String key) {
        return value(object, key, JsonNode::isString, "a text in quotes").asString();
    }

    /// A time of 0 means none, as in Python.
    private static @Nullable Instant time(JsonNode object, String key) {
        var mayMiss = !key.equals("run");
        var node = value(
                object, key, each -> each.isNumber() ? isTime(each) : mayMiss && each.isNull(), "a number of seconds");
        if (node.isNull() || node.decimalValue().signum() == 0) {
            return null;
        }
        return Instant.EPOCH.plusNanos(node.decimalValue().multiply(NANOS).longValue());
    }

    /// Whether it can be counted in nanoseconds.
    private static boolean isTime(JsonNode node) {
        var seconds = node.doubleValue();
        return Math.abs(seconds) < 9e9;
    }

    private static JsonNode value(JsonNode object, String key, Predicate<JsonNode> fits, String expected) {
        var node = object.get(key);
        if (node == null) {
            throw new IllegalArgumentException("\"" + key + "\" is missing");
        }
        if (!fits.test(node)) {
            throw new IllegalArgumentException("\"" + key + "\": expected " + expected);
        }
        return node;
    }
}
