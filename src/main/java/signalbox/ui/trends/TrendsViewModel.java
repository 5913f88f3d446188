package signalbox.ui.trends;

import java.time.Duration;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.filter.NamePattern;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendPeriod;
import signalbox.text.TimeOrder;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.NewestFeed;
import signalbox.ui.trends.TrendSource.TrendAnswer;

/// What the screen Trends shows, and when it is read: when the screen is opened, when the period is changed, and now
/// and then while it is visible. On the FX thread only.
final class TrendsViewModel {
    /// After a reading the server has so many times the time of it for others: half of what the watch may take.
    private static final int REST = 100;

    private static final Duration RAREST = Duration.ofSeconds(15);
    private static final TrendKey ALL = new TrendKey.All();

    private final TrendSource source;
    private final Background background;
    private final Navigation navigation;
    private final NewestFeed newest = new NewestFeed();
    private final NewestAnswer<TrendAnswer> answers;
    private final ObjectProperty<TrendPeriod> period = new SimpleObjectProperty<>(TrendPeriod.SIX_HOURS);
    private final ReadOnlyObjectWrapper<TrendKey> selected = new ReadOnlyObjectWrapper<>(ALL);
    private final ReadOnlyObjectWrapper<TrendKey.@Nullable OfMethod> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TrendsContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TrendFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private @Nullable TrendAnswer answer;
    private long notBefore = Long.MIN_VALUE;

    TrendsViewModel(TrendSource source, Background background, Navigation navigation) {
        this.source = source;
        this.background = background;
        this.navigation = navigation;
        answers = new NewestAnswer<>(background, RAREST, this::receive);
        period.subscribe((_, _) -> read());
    }

    private void receive(TaskResult<TrendAnswer> result, Duration took) {
        reading.set(false);
        var rest = TimeOrder.longer(RAREST, took.multipliedBy(REST));
        notBefore = background.nanoTime() + rest.toNanos();
        switch (result) {
            case TaskResult.Done<TrendAnswer>(var read) -> {
                answer = read;
                failure.set(null);
            }
            case TaskResult.Failed<TrendAnswer>(var cause) -> failure.set(TrendFailure.of(period.get(), cause));
        }
        refresh();
    }

    /// Null before the first reading.
    ReadOnlyObjectProperty<@Nullable TrendsContent> content() {
        return content.getReadOnlyProperty();
    }

    /// Why the last reading failed; null while it did not.
    ReadOnlyObjectProperty<@Nullable TrendFailure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Whether an answer is expected.
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    ObjectProperty<TrendPeriod> period() {
        return period;
    }

    /// What the charts beside the tables are of.
    ReadOnlyObjectProperty<TrendKey> selected() {
        return selected.getReadOnlyProperty();
    }

    /// The method whose page is open; null while the tables are shown.
    ReadOnlyObjectProperty<TrendKey.@Nullable OfMethod> page() {
        return page.getReadOnlyProperty();
    }

    /// Why nothing can be read; empty while there is no fault.
    ReadOnlyStringProperty fault() {
        return newest.fault();
    }

    /// Whether it is read already, or known that it cannot be.
    boolean isAnswered() {
        return content.get() != null || failure.get() != null;
    }

    void show(Feed feed) {
        newest.show(feed);
        refresh();
    }

    void opened() {
        if (!answers.isWaiting() && isDue()) {
            read();
        }
    }

    /// Called each second while the screen is visible.
    void tick() {
        var feed = newest.feed();
        if (feed != null && feed.mode() != Mode.PAUSED && feed.fault() == null) {
            opened();
        }
    }

    private boolean isDue() {
        return notBefore == Long.MIN_VALUE || background.nanoTime() - notBefore >= 0;
    }

    void read() {
        if (newest.snapshot() != null) {
            var wanted = period.get();
            reading.set(true);
            answers.ask(() -> source.read(wanted));
        }
    }

    /// Does what the failure offers.
    void recover() {
        var failed = failure.get();
        if (failed != null && failed.shorter() != null) {
            period.set(failed.shorter());
        } else {
            read();
        }
    }

    void select(TrendKey key) {
        selected.set(key);
        refresh();
    }

    void selectAll() {
        select(ALL);
    }

    /// Opens the page of a method.
    void open(TrendKey.OfMethod method) {
        page.set(method);
        refresh();
    }

    void closePage() {
        page.set(null);
        refresh();
    }

    private void refresh() {
        var read = answer;
        if (read != null) {
            var method = page.get();
            content.set(TrendsContent.of(read, method == null ? selected.get() : method, newest.snapshot()));
        }
    }

    /// What an export writes; null before the first reading.
    @Nullable
    TrendAnswer answer() {
        return answer;
    }

    Background background() {
        return background;
    }

    void openJobs(TrendKey key) {
        navigation.jobs(filter(key));
    }

    void openFailed(TrendKey key) {
        navigation.jobs(filter(key).withStates(Set.of(JobState.FAILED)));
    }

    void openGroups(TrendKey.OfMethod method) {
        navigation.failedGroups(method.model(), method.method());
    }

    void openChannel(String name) {
        navigation.channel(name);
    }

    private static JobFilter filter(TrendKey key) {
        return switch (key) {
            case TrendKey.All() -> JobFilter.ALL;
            case TrendKey.OfChannel(var name) -> JobFilter.ALL.withChannel(name);
            case TrendKey.OfMethod(var model, var method) ->
                with(FilterQualifier.METHOD, method, with(FilterQualifier.MODEL, model, JobFilter.ALL));
        };
    }

    private static JobFilter with(FilterQualifier qualifier, String name, JobFilter filter) {
        return name.isBlank()
                ? filter
                : filter.with(JobCondition.only(qualifier, new FilterValue.Name(NamePattern.exactly(name))));
    }
}
