package signalbox.queue.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterText.Fault;
import signalbox.queue.filter.FilterText.Filter;
import signalbox.queue.filter.JobCondition.Sense;

/// Whatever is filtered by, and whatever is typed.
class FilterTextPropertyTest {
    private static final List<String> PIECES = List.of(
            "state:",
            "failed",
            "channel:",
            "root.mail.*",
            "-",
            "\"",
            "\\",
            "*",
            ",",
            " ",
            ":",
            "created:",
            ">2h",
            "x",
            "2026-11-01",
            "retry:>",
            "=",
            "<",
            "\u00e9",
            "\u00a0",
            "9999999999");

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<JobFilter> filters() {
        return Arbitraries.of(FilterQualifier.values())
                .flatMap(this::conditions)
                .list()
                .ofMaxSize(6)
                .map(FilterTextPropertyTest::filter);
    }

    /// A state, a channel and a name are asked for once at most.
    private static JobFilter filter(List<JobCondition> conditions) {
        var seen = conditions.stream()
                .filter(each -> each.isOnly() && each.qualifier().isSingle())
                .collect(Collectors.toMap(JobCondition::qualifier, each -> each, (first, _) -> first));
        return new JobFilter(conditions.stream()
                .filter(each -> !each.isOnly()
                        || !each.qualifier().isSingle()
                        || Map.entry(each.qualifier(), each).equals(entry(seen, each)))
                .toList());
    }

    private static Map.Entry<FilterQualifier, JobCondition> entry(
            Map<FilterQualifier, JobCondition> seen, JobCondition each) {
        return Map.entry(each.qualifier(), seen.getOrDefault(each.qualifier(), each));
    }

    private Arbitrary<JobCondition> conditions(FilterQualifier qualifier) {
        return Combinators.combine(
                        Arbitraries.of(Sense.values()),
                        values(qualifier).list().ofMinSize(1).ofMaxSize(3))
                .as((sense, values) -> new JobCondition(sense, qualifier, List.copyOf(values)));
    }

    private Arbitrary<? extends FilterValue> values(FilterQualifier qualifier) {
        return switch (qualifier.kind()) {
            case STATE -> Arbitraries.of(JobState.values()).map(FilterValue.OfState::new);
            case CHANNEL ->
                Arbitraries.oneOf(
                        texts().map(ChannelName::of).map(FilterValue.OfChannel::new),
                        texts().map(ChannelName::of).map(FilterValue.WithinChannel::new));
            case NAME ->
                texts().list().ofMinSize(1).ofMaxSize(3).map(NamePattern::new).map(FilterValue.Name::new);
            case NUMBER ->
                Combinators.combine(
                                Arbitraries.of(LimitComparison.values()),
                                Arbitraries.integers().between(-9, 99_999))
                        .as(FilterValue.Amount::new);
            case TIME -> times();
            case PART -> texts().map(FilterValue.Part::new);
        };
    }

    private static Arbitrary<FilterValue> times() {
        var ages = Arbitraries.longs()
                .between(0, FilterTime.LONGEST.toSeconds())
                .map(seconds -> (FilterTime) new FilterTime.Age(Duration.ofSeconds(seconds)));
        var dates = Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.of(ChronoUnit.DAYS, ChronoUnit.MINUTES, ChronoUnit.SECONDS))
                .as((seconds, unit) -> (FilterTime)
                        new FilterTime.Date(LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(seconds), unit));
        var comparisons = Arbitraries.of(LimitComparison.values());
        return Arbitraries.oneOf(
                Combinators.combine(comparisons.filter(each -> each != LimitComparison.EQUAL), ages)
                        .as((comparison, limit) -> (FilterValue) new FilterValue.Time(comparison, limit)),
                Combinators.combine(comparisons, dates)
                        .as((comparison, limit) -> (FilterValue) new FilterValue.Time(comparison, limit)),
                Arbitraries.just(new FilterValue.AnyTime()));
    }

    private static Arbitrary<String> texts() {
        var odd = Arbitraries.strings()
                .withChars(" \"\\*,:-.<>=%_\u00e9\u00a0\n")
                .withCharRange('a', 'f')
                .ofMinLength(1)
                .ofMaxLength(8);
        return odd.filter(text -> !text.isBlank());
    }

    @Property(tries = 600)
    void the_text_of_a_filter_is_read_as_that_filter(@ForAll("filters") JobFilter filter) {
        assertThat(FilterText.parse(filter.text())).as(filter.text()).isEqualTo(new Filter(filter));
    }

    @Property(tries = 600)
    void any_text_is_a_filter_that_keeps_its_meaning_or_has_a_fault_in_it(@ForAll("typed") String text) {
        switch (FilterText.parse(text)) {
            case Filter(var filter) ->
                assertThat(FilterText.parse(filter.text())).isEqualTo(new Filter(filter));
            case Fault(var position, var message) -> {
                assertThat(position).isBetween(0, text.length());
                assertThat(message).isNotBlank();
            }
        }
    }
}
