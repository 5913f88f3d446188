package signalbox.ui.jobs.filter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.LimitComparison;
import signalbox.queue.filter.NamePattern;
import signalbox.queue.job.Job;
import signalbox.text.QualifiedName;

/// The values that complete a filter: what is in memory, without a question to the server.
///
/// @param values by qualifier, in the order in which they are offered
record KnownValues(Map<FilterQualifier, List<FilterValue>> values) {
    static final KnownValues NONE = new KnownValues(Map.of());

    private static final List<String> AGES = List.of("<10m", "<1h", "<1d", ">10m", ">2h", ">1d", "*");

    KnownValues {
        values = Map.copyOf(values);
    }

    /// From the newest snapshot, and the jobs that are listed now.
    static KnownValues of(Snapshot snapshot, List<Job> listed) {
        var failing = snapshot.failing();
        var values = new EnumMap<FilterQualifier, List<FilterValue>>(FilterQualifier.class);
        values.put(
                FilterQualifier.STATE,
                Arrays.stream(JobState.values())
                        .<FilterValue>map(FilterValue.OfState::new)
                        .toList());
        values.put(
                FilterQualifier.CHANNEL,
                channels(Stream.concat(
                        snapshot.channels().stream().map(ChannelUsage::name),
                        listed.stream().map(Job::channel))));
        values.put(
                FilterQualifier.METHOD,
                names(failing, FailingMethod::method, listed, job -> job.call().method()));
        values.put(
                FilterQualifier.MODEL,
                names(failing, FailingMethod::model, listed, job -> job.call().model()));
        values.put(
                FilterQualifier.EXCEPTION,
                names(failing, each -> simple(each.exception()), listed, job -> simple(job.exception())));
        values.put(FilterQualifier.WORKER, workers(listed));
        Arrays.stream(FilterQualifier.values())
                .filter(each -> each.kind() == FilterQualifier.Kind.TIME)
                .forEach(each -> values.put(each, ages(each)));
        return new KnownValues(values);
    }

    List<FilterValue> of(FilterQualifier qualifier) {
        return values.getOrDefault(qualifier, List.of());
    }

    /// Each channel; after it, where it has others below, it with these. The first one below a channel comes next.
    private static List<FilterValue> channels(Stream<String> stored) {
        var names = stored.map(ChannelName::of).collect(Collectors.toCollection(TreeSet::new));
        return names.stream()
                .<FilterValue>flatMap(name -> hasBelow(names.higher(name), name)
                        ? Stream.of(new FilterValue.OfChannel(name), new FilterValue.WithinChannel(name))
                        : Stream.of(new FilterValue.OfChannel(name)))
                .toList();
    }

    private static boolean hasBelow(@Nullable ChannelName next, ChannelName name) {
        return next != null && next.isWithin(name);
    }

    private static List<FilterValue> names(
            List<FailingMethod> failing,
            Function<FailingMethod, @Nullable String> ofFailing,
            List<Job> listed,
            Function<Job, @Nullable String> ofJob) {
        return Stream.concat(failing.stream().map(ofFailing), listed.stream().map(ofJob))
                .flatMap(Stream::ofNullable)
                .filter(name -> !name.isBlank())
                .distinct()
                .<FilterValue>map(name -> new FilterValue.Name(NamePattern.exactly(name)))
                .toList();
    }

    private static @Nullable String simple(@Nullable String exception) {
        return exception == null ? null : QualifiedName.simple(exception);
    }

    private static List<FilterValue> workers(List<Job> listed) {
        return listed.stream()
                .map(Job::workerPid)
                .filter(pid -> pid > 0)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .<FilterValue>map(pid -> new FilterValue.Amount(LimitComparison.EQUAL, pid))
                .toList();
    }

    private static List<FilterValue> ages(FilterQualifier qualifier) {
        return AGES.stream()
                .map(age -> FilterText.parse(qualifier.word() + ":" + age))
                .flatMap(parsed -> parsed instanceof FilterText.Filter(var filter)
                        ? filter.conditions().getFirst().values().stream()
                        : Stream.empty())
                .toList();
    }
}
