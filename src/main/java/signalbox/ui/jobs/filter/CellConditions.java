package signalbox.ui.jobs.filter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.LimitComparison;
import signalbox.queue.filter.NamePattern;
import signalbox.queue.job.Job;

/// What a cell of the list can be filtered by.
public final class CellConditions {
    private CellConditions() {}

    /// @param column its id
    /// @return one for each value in the cell; none where no qualifier looks at it
    public static List<JobCondition> of(String column, Job job) {
        return switch (column) {
            case "state" -> List.of(only(FilterQualifier.STATE, new FilterValue.OfState(job.state())));
            case "channel" ->
                List.of(only(FilterQualifier.CHANNEL, new FilterValue.OfChannel(ChannelName.of(job.channel()))));
            case "method" ->
                Stream.concat(
                                named(FilterQualifier.METHOD, job.call().method()),
                                named(FilterQualifier.MODEL, job.call().model()))
                        .toList();
            case "exception" ->
                named(FilterQualifier.EXCEPTION, job.exception()).toList();
            case "uuid" -> identified(job).toList();
            case "tries" -> numbered(FilterQualifier.RETRY, job.tries().retry());
            case "priority" -> numbered(FilterQualifier.PRIORITY, job.tries().priority());
            default -> List.of();
        };
    }

    private static Stream<JobCondition> identified(Job job) {
        var worker = job.workerPid() > 0 ? numbered(FilterQualifier.WORKER, job.workerPid()) : List.<JobCondition>of();
        return Stream.of(
                        named(FilterQualifier.UUID, job.uuid()),
                        named(FilterQualifier.GRAPH, job.graph()),
                        worker.stream())
                .flatMap(each -> each);
    }

    private static Stream<JobCondition> named(FilterQualifier qualifier, @Nullable String name) {
        return name == null || name.isBlank()
                ? Stream.empty()
                : Stream.of(only(qualifier, new FilterValue.Name(NamePattern.exactly(name))));
    }

    private static List<JobCondition> numbered(FilterQualifier qualifier, @Nullable Integer number) {
        return number == null
                ? List.of()
                : List.of(only(qualifier, new FilterValue.Amount(LimitComparison.EQUAL, number)));
    }

    private static JobCondition only(FilterQualifier qualifier, FilterValue value) {
        return JobCondition.only(qualifier, value);
    }
}
