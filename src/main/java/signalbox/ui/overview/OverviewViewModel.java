package signalbox.ui.overview;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.health.Silences;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.StaleSince;

/// What the Overview shows, and where its parts lead. On the FX thread only.
final class OverviewViewModel {
    private final Monitor monitor;
    private final Function<Snapshot, Silences.SortedFindings> judge;
    private final Supplier<String> unchecked;
    private final Navigation navigation;
    private final ReadOnlyObjectWrapper<@Nullable OverviewContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.RUNNING);
    private final ObjectProperty<TimeWindow> window = new SimpleObjectProperty<>(TimeWindow.QUARTER);
    private @Nullable Snapshot newest;
    private String asOf = "";

    /// @param judge gives the findings, the worst first
    /// @param unchecked says what is not among them, and why; empty: nothing
    OverviewViewModel(
            Monitor monitor,
            Function<Snapshot, Silences.SortedFindings> judge,
            Supplier<String> unchecked,
            Navigation navigation) {
        this.monitor = monitor;
        this.judge = judge;
        this.unchecked = unchecked;
        this.navigation = navigation;
        window.subscribe(this::redraw);
    }

    void show(Feed feed) {
        mode.set(feed.mode());
        newest = feed.snapshot();
        asOf = StaleSince.text(feed);
        redraw();
    }

    void redraw() {
        if (newest != null) {
            content.set(OverviewContent.of(newest, asOf, judge.apply(newest), window.get()));
        }
    }

    /// Null before the first snapshot.
    ReadOnlyObjectProperty<@Nullable OverviewContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Mode> mode() {
        return mode.getReadOnlyProperty();
    }

    ObjectProperty<TimeWindow> window() {
        return window;
    }

    /// What is not among the findings, and why; empty: nothing.
    String unchecked() {
        return unchecked.get();
    }

    void togglePause() {
        monitor.setPaused(mode.get() == Mode.PAUSED ? Monitor.Pausing.RUNNING : Monitor.Pausing.PAUSED);
    }

    void openJobs(JobState state) {
        navigation.jobs(JobFilter.ALL.withStates(Set.of(state)));
    }

    void openGroups(FailingMethod failing) {
        navigation.failedGroups(failing.model(), failing.method());
    }

    void openFailing(FailingMethod failing) {
        navigation.jobs(new JobFilter(Set.of(JobState.FAILED), failing.channel(), failing.method()));
    }

    void openTrend(FailingMethod failing) {
        navigation.trend(failing.model(), failing.method());
    }

    void openChannel(String channel) {
        navigation.jobs(JobFilter.ALL.withChannel(channel));
    }

    void openRunners() {
        navigation.runners();
    }

    void openRunner(int pid) {
        navigation.runner(pid);
    }
}
