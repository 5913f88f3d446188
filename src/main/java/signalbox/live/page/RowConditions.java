package signalbox.live.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import signalbox.channel.text.ChannelName;
import signalbox.live.JobBlock;
import signalbox.live.LiveJobs;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterTime;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.FilteredField;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.filter.LimitComparison;

/// Makes conditions on the jobs in memory of a filter: they mean what `JobConditionSql` writes for the table. This is
/// the place that decides which filters memory answers.
final class RowConditions {
    private final LiveJobs jobs;
    private final Instant now;

    /// @param now when the transaction began, by the server's clock: ages count from it
    RowConditions(LiveJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    /// Empty when it takes more than open jobs, or looks at what is not kept of them.
    Optional<RowCondition> of(JobFilter filter) {
        return filter.openOnly() ? each(filter.conditions(), this::of).map(RowCondition::all) : Optional.empty();
    }

    private Optional<RowCondition> of(JobCondition condition) {
        return any(condition).map(any -> condition.isOnly() ? any : any.not());
    }

    private Optional<RowCondition> any(JobCondition condition) {
        var states = EnumSet.noneOf(JobState.class);
        for (var value : condition.values()) {
            if (!(value instanceof FilterValue.OfState(var state))) {
                return each(
                                condition.values(),
                                each -> condition.isOnly()
                                        ? of(condition.qualifier(), each)
                                        : excluded(condition.qualifier(), each))
                        .map(RowCondition::any);
            }
            states.add(state);
        }
        // Each row is asked: one test of all states takes a fifth of the time.
        return Optional.of((block, at) -> RowMatch.of(states.contains(block.state(at))));
    }

    private Optional<RowCondition> excluded(FilterQualifier qualifier, FilterValue value) {
        return value instanceof FilterValue.AnyTime
                ? times(qualifier.field(FilteredField.TimeField.class)).map(RowTimes::filled)
                : of(qualifier, value);
    }

    /// Empty when there is no condition for one of them.
    private static <T> Optional<List<RowCondition>> each(List<T> parts, Function<T, Optional<RowCondition>> made) {
        var all = new ArrayList<RowCondition>();
        parts.forEach(part -> made.apply(part).ifPresent(all::add));
        return all.size() == parts.size() ? Optional.of(all) : Optional.empty();
    }

    private Optional<RowCondition> of(FilterQualifier qualifier, FilterValue value) {
        return switch (value) {
            case FilterValue.OfState(var state) -> Optional.of((block, at) -> RowMatch.of(block.state(at) == state));
            case FilterValue.OfChannel(var name) ->
                Optional.of(channel(stored -> RowMatch.of(ChannelName.of(stored).equals(name))));
            case FilterValue.WithinChannel(var name) ->
                Optional.of(channel(stored -> RowMatch.of(ChannelName.of(stored).isWithin(name))));
            case FilterValue.Name(var pattern) ->
                named(qualifier.field(FilteredField.NameField.class), new RowNames(pattern));
            case FilterValue.Part _ -> Optional.empty();
            case FilterValue.Amount(var comparison, var limit) ->
                amount(qualifier.field(FilteredField.AmountField.class), comparison, limit);
            case FilterValue.Time(var comparison, var limit) ->
                time(qualifier.field(FilteredField.TimeField.class), comparison, limit);
            case FilterValue.AnyTime _ ->
                times(qualifier.field(FilteredField.TimeField.class)).map(RowTimes::any);
        };
    }

    private RowCondition channel(Function<String, RowMatch> match) {
        return new CodeMatches(JobBlock::channel, code -> match.apply(jobs.channel(code)));
    }

    private Optional<RowCondition> named(FilteredField.NameField field, RowNames names) {
        return switch (field) {
            case MODEL ->
                Optional.of(new CodeMatches(
                        JobBlock::call, code -> names.ofCall(jobs.call(code).model())));
            case METHOD ->
                Optional.of(new CodeMatches(
                        JobBlock::call, code -> names.ofCall(jobs.call(code).method())));
            case EXCEPTION ->
                Optional.of(new CodeMatches(JobBlock::exception, code -> names.ofException(jobs.exception(code))));
            case UUID -> Optional.of(names.ofUuid());
            case GRAPH, USER, COMPANY, KEY -> Optional.empty();
        };
    }

    private static Optional<RowCondition> amount(
            FilteredField.AmountField field, LimitComparison comparison, int limit) {
        return numbers(field)
                .map(numbers -> (block, at) ->
                        RowMatch.of(comparison.holds(Integer.compare(numbers.number(block, at), limit))));
    }

    private static Optional<NumberColumn> numbers(FilteredField.AmountField field) {
        return switch (field) {
            case RETRY -> Optional.of(JobBlock::retry);
            case PRIORITY -> Optional.of(JobBlock::priority);
            case WORKER -> Optional.empty();
        };
    }

    private Optional<RowCondition> time(FilteredField.TimeField field, LimitComparison comparison, FilterTime limit) {
        return times(field).map(times -> switch (limit) {
            case FilterTime.Age(var length) ->
                field == FilteredField.TimeField.ETA
                        ? times.ahead(comparison, length, now)
                        : times.ago(comparison, length, now);
            case FilterTime.Date date -> times.compared(comparison, date);
        });
    }

    private static Optional<RowTimes> times(FilteredField.TimeField field) {
        return switch (field) {
            case CREATED -> Optional.of(new RowTimes(JobBlock::created));
            case ENQUEUED -> Optional.of(new RowTimes(JobBlock::enqueued));
            case STARTED -> Optional.of(new RowTimes(JobBlock::started));
            case ETA -> Optional.of(new RowTimes(JobBlock::eta));
            case DONE, CANCELLED -> Optional.empty();
        };
    }
}
