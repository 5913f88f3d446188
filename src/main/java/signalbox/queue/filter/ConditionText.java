package signalbox.queue.filter;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes conditions as people do. What could be read in another way is in quotes.
final class ConditionText {
    /// Such a text needs no quotes.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./@+#$%&()?!~-]+");

    private ConditionText() {}

    static String of(JobCondition condition) {
        var sign = condition.isOnly() ? "" : "-";
        if (condition.qualifier() == FilterQualifier.TEXT && condition.values().size() == 1) {
            return sign + value(condition.values().getFirst());
        }
        return sign + condition.qualifier().word() + ":"
                + condition.values().stream().map(ConditionText::value).collect(Collectors.joining(","));
    }

    static String value(FilterValue value) {
        return switch (value) {
            case FilterValue.OfState(var state) -> state.stored();
            case FilterValue.OfChannel(var name) -> name(NamePattern.exactly(name.text()));
            case FilterValue.WithinChannel(var name) -> below(name.text());
            case FilterValue.Name(var pattern) -> name(pattern);
            case FilterValue.Part(var text) -> isPlain(text) ? text : quoted(text);
            case FilterValue.Amount(var comparison, var limit) -> comparison.sign() + limit;
            case FilterValue.Time(var comparison, var limit) -> comparison.sign() + time(limit);
            case FilterValue.AnyTime() -> "*";
        };
    }

    private static String below(String channel) {
        return isPlain(channel) ? channel + ".*" : "\"" + inQuotes(channel) + ".*\"";
    }

    private static String name(NamePattern pattern) {
        var bare = pattern.parts().stream().allMatch(part -> part.isEmpty() || isPlain(part))
                && !pattern.parts().getFirst().startsWith("-");
        return bare
                ? String.join("*", pattern.parts())
                : pattern.parts().stream().map(ConditionText::inQuotes).collect(Collectors.joining("*", "\"", "\""));
    }

    /// A minus at its beginning would turn the sense of a word around.
    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !text.startsWith("-");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String inQuotes(String part) {
        return part.replace("\\", "\\\\").replace("\"", "\\\"").replace("*", "\\*");
    }

    private static String time(FilterTime time) {
        return switch (time) {
            case FilterTime.Age(var length) -> age(length);
            case FilterTime.Date(var from, var unit) -> date(from, unit);
        };
    }

    private static String age(Duration length) {
        var unit = AgeUnit.largestOf(length);
        return length.dividedBy(unit.length()) + unit.sign();
    }

    private static String date(LocalDateTime from, ChronoUnit unit) {
        var text = unit == ChronoUnit.DAYS ? from.toLocalDate().toString() : from.toString();
        return unit == ChronoUnit.SECONDS && from.getSecond() == 0 ? text + ":00" : text;
    }
}
