package signalbox.queue.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobCondition.Sense;

/// Which jobs are wanted: those for which all conditions hold. A value: filters that mean the same by the same
/// conditions are equal, in whatever order people wrote them.
///
/// @param conditions none: all jobs. A state, a channel and a name are asked for once at most: a job has one of each
public record JobFilter(List<JobCondition> conditions) {
    public static final JobFilter ALL = new JobFilter(List.of());

    public JobFilter {
        conditions = conditions.stream().distinct().sorted(JobCondition.ORDER).toList();
        for (var qualifier : FilterQualifier.values()) {
            if (qualifier.isSingle() && only(conditions, qualifier).count() > 1) {
                throw new IllegalArgumentException(qualifier.word() + ": is there twice");
            }
        }
    }

    /// @param states empty: all states
    /// @param channel the complete name, exactly; null: all channels
    /// @param text a part of a uuid, name, model, method, identity key or exception, in upper or lower case; blank:
    ///     all jobs. A whole uuid means that job alone, which an index finds however large the table is
    public JobFilter(Set<JobState> states, @Nullable String channel, String text) {
        this(Stream.of(ofStates(states), ofChannel(channel), ofText(text))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<JobCondition> ofStates(Set<JobState> states) {
        var values = states.stream().map(FilterValue.OfState::new).toArray(FilterValue[]::new);
        return states.isEmpty() ? Optional.empty() : Optional.of(JobCondition.only(FilterQualifier.STATE, values));
    }

    private static Optional<JobCondition> ofChannel(@Nullable String channel) {
        return Optional.ofNullable(channel)
                .map(name ->
                        JobCondition.only(FilterQualifier.CHANNEL, new FilterValue.OfChannel(ChannelName.of(name))));
    }

    private static Optional<JobCondition> ofText(String text) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(JobCondition.only(FilterQualifier.TEXT, new FilterValue.Part(text)));
    }

    /// As people write it; `FilterText.parse` makes the same filter of it.
    public String text() {
        return conditions.stream().map(ConditionText::of).collect(Collectors.joining(" "));
    }

    public boolean isAll() {
        return conditions.isEmpty();
    }

    /// @param others empty: all states
    public JobFilter withStates(Set<JobState> others) {
        return with(FilterQualifier.STATE, ofStates(others));
    }

    /// @param other null: all channels
    public JobFilter withChannel(@Nullable String other) {
        return with(FilterQualifier.CHANNEL, ofChannel(other));
    }

    /// @param other blank: without a text
    public JobFilter withText(String other) {
        var rest = without(condition -> condition.isOnly() && condition.qualifier() == FilterQualifier.UUID);
        return rest.with(FilterQualifier.TEXT, ofText(other));
    }

    /// Where its plain text is looked for, as a sentence for an answer without jobs; empty where it has none.
    public String whereTextIsSought() {
        return only(conditions, FilterQualifier.TEXT).findAny().isEmpty()
                ? ""
                : "Plain text is looked for in uuid, name, model, method, identity key and exception; args:… and trace:…"
                        + " look in arguments and tracebacks.";
    }

    /// With that condition in place of those that ask for other values of the same.
    public JobFilter with(JobCondition condition) {
        return condition.qualifier().isSingle() && condition.isOnly()
                ? with(condition.qualifier(), Optional.of(condition))
                : and(condition);
    }

    private JobFilter and(JobCondition condition) {
        return new JobFilter(
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    private JobFilter with(FilterQualifier qualifier, Optional<JobCondition> wanted) {
        var rest = without(condition -> condition.isOnly() && condition.qualifier() == qualifier);
        return wanted.map(rest::and).orElse(rest);
    }

    public JobFilter without(Predicate<JobCondition> unwanted) {
        return new JobFilter(conditions.stream().filter(unwanted.negate()).toList());
    }

    /// The states that are asked for; empty: none is named.
    public Set<JobState> states() {
        return only(conditions, FilterQualifier.STATE)
                .flatMap(JobFilter::statesOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The one channel that is asked for; null where there is none, or several, or those below it too.
    public @Nullable String channel() {
        return only(conditions, FilterQualifier.CHANNEL)
                .map(JobCondition::values)
                .filter(values -> values.size() == 1)
                .flatMap(List::stream)
                .flatMap(value ->
                        value instanceof FilterValue.OfChannel(var name) ? Stream.of(name.text()) : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    /// The states that can match.
    public Set<JobState> matchingStates() {
        var states = states().isEmpty() ? EnumSet.allOf(JobState.class) : EnumSet.copyOf(states());
        conditions.stream()
                .filter(condition ->
                        condition.qualifier() == FilterQualifier.STATE && condition.sense() == Sense.WITHOUT)
                .flatMap(JobFilter::statesOf)
                .forEach(states::remove);
        return states;
    }

    /// Whether it asks for the state or excludes it by its name.
    public boolean names(JobState state) {
        return conditions.stream()
                .filter(condition -> condition.qualifier() == FilterQualifier.STATE)
                .flatMap(JobFilter::statesOf)
                .anyMatch(state::equals);
    }

    /// Whether only open states match, so that a sort without an index stays cheap.
    public boolean openOnly() {
        return JobState.OPEN.containsAll(matchingStates());
    }

    /// Whether it names whole uuids of jobs or of graphs, which an index finds.
    public boolean isByUuid() {
        return Stream.of(FilterQualifier.UUID, FilterQualifier.GRAPH)
                .flatMap(qualifier -> only(conditions, qualifier))
                .anyMatch(condition -> condition.values().stream().allMatch(JobFilter::isWholeUuid));
    }

    private static boolean isWholeUuid(FilterValue value) {
        return value instanceof FilterValue.Name(var pattern)
                && JobCondition.isWholeUuid(String.join("*", pattern.parts()));
    }

    /// Whether it looks at nothing but states, so that the counts by state tell how many match.
    public boolean statesOnly() {
        return conditions.stream().allMatch(condition -> condition.qualifier() == FilterQualifier.STATE);
    }

    private static Stream<JobCondition> only(List<JobCondition> conditions, FilterQualifier qualifier) {
        return conditions.stream().filter(each -> each.isOnly() && each.qualifier() == qualifier);
    }

    private static Stream<JobState> statesOf(JobCondition condition) {
        return condition.values().stream()
                .flatMap(value -> value instanceof FilterValue.OfState(var state) ? Stream.of(state) : Stream.empty());
    }
}
