package signalbox.queue.filter;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// One condition of a filter. It holds when any of its values does; the other sense, when none does.
///
/// @param values one or more, each of the qualifier's kind; kept without repetition in the order of their texts
public record JobCondition(Sense sense, FilterQualifier qualifier, List<FilterValue> values) {
    /// Which jobs stay: those for which it holds, or all others.
    public enum Sense {
        ONLY,
        WITHOUT
    }

    static final Comparator<JobCondition> ORDER = comparing(JobCondition::qualifier)
            .thenComparing(JobCondition::sense)
            .thenComparing(ConditionText::of);

    private static final Pattern WHOLE_UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    public JobCondition {
        if (values.isEmpty() || !values.stream().allMatch(qualifier::takes)) {
            throw new IllegalArgumentException(qualifier + " does not take " + values);
        }
        if (qualifier == FilterQualifier.TEXT && values.stream().allMatch(JobCondition::isWholeUuid)) {
            qualifier = FilterQualifier.UUID;
            values = values.stream().map(JobCondition::asName).toList();
        }
        values = values.stream()
                .distinct()
                .sorted(comparing(ConditionText::value))
                .toList();
    }

    public static JobCondition only(FilterQualifier qualifier, FilterValue... values) {
        return new JobCondition(Sense.ONLY, qualifier, List.of(values));
    }

    public static JobCondition without(FilterQualifier qualifier, FilterValue... values) {
        return new JobCondition(Sense.WITHOUT, qualifier, List.of(values));
    }

    /// Whether the text is a whole UUID, which an index finds.
    public static boolean isWholeUuid(String text) {
        return WHOLE_UUID.matcher(text).matches();
    }

    private static boolean isWholeUuid(FilterValue value) {
        return value instanceof FilterValue.Part(var text) && isWholeUuid(text);
    }

    private static FilterValue asName(FilterValue value) {
        return value instanceof FilterValue.Part(var text) ? new FilterValue.Name(NamePattern.exactly(text)) : value;
    }

    /// As a filter writes it.
    public String text() {
        return ConditionText.of(this);
    }

    public JobCondition inSense(Sense other) {
        return new JobCondition(other, qualifier, values);
    }

    public boolean isOnly() {
        return sense == Sense.ONLY;
    }
}
