package signalbox.ui.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.channel.NextJobs;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.NewestFeed;

/// What the Channels screen shows, and which channel is selected. On the FX thread only.
final class ChannelsViewModel {
    private static final Duration RAREST = Duration.ofSeconds(1);

    private final NewestFeed newest = new NewestFeed();
    private final Function<String, NextJobs> nextJobs;
    private final Navigation navigation;
    private final InstantSource clock;
    private final NewestAnswer<NextJobs> answer;
    private final ReadOnlyObjectWrapper<@Nullable ChannelsContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ChannelDetail> detail = new ReadOnlyObjectWrapper<>();
    private @Nullable NextJobs next;
    private String selected = "";

    /// @param nextJobs reads the jobs that a channel would dispatch next; blocks
    ChannelsViewModel(
            Function<String, NextJobs> nextJobs, Background background, Navigation navigation, InstantSource clock) {
        this.nextJobs = nextJobs;
        this.navigation = navigation;
        this.clock = clock;
        this.answer = new NewestAnswer<>(background, RAREST, (outcome, _) -> {
            if (outcome instanceof TaskResult.Done(var jobs)) {
                next = jobs;
                refresh();
            }
        });
    }

    /// Null before the first snapshot.
    ReadOnlyObjectProperty<@Nullable ChannelsContent> content() {
        return content.getReadOnlyProperty();
    }

    /// The selected channel; null when there is none.
    ReadOnlyObjectProperty<@Nullable ChannelDetail> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Why nothing can be read; empty while there is no fault.
    ReadOnlyStringProperty fault() {
        return newest.fault();
    }

    void show(Feed feed) {
        newest.show(feed);
        refresh();
        var snapshot = feed.snapshot();
        if (snapshot != null && feed.fault() == null && !selected.isEmpty()) {
            var asked = selected;
            answer.repeat(snapshot.jobsAt(), () -> nextJobs.apply(asked));
        }
    }

    /// Called each second: ages grow.
    void tick() {
        refresh();
    }

    void select(String name) {
        if (name.equals(selected)) {
            return;
        }
        selected = name;
        next = null;
        answer.forget();
        if (!name.isEmpty()) {
            answer.ask(() -> nextJobs.apply(name));
        }
        refresh();
    }

    /// Opens the selected channel's jobs, in all states.
    void openJobs() {
        if (!selected.isEmpty()) {
            navigation.jobs(JobFilter.ALL.withChannel(selected));
        }
    }

    void openFailed() {
        if (!selected.isEmpty()) {
            navigation.jobs(JobFilter.ALL.withChannel(selected).withStates(Set.of(JobState.FAILED)));
        }
    }

    void openJob(String uuid) {
        navigation.jobs(JobFilter.ALL.withText(uuid));
    }

    private void refresh() {
        var current = newest.feed();
        var snapshot = current == null ? null : current.snapshot();
        if (current == null || snapshot == null) {
            return;
        }
        content.set(ChannelsContent.of(current, snapshot));
        detail.set(detail(snapshot, snapshot.serverTime().plus(Duration.between(snapshot.takenAt(), clock.instant()))));
    }

    private @Nullable ChannelDetail detail(Snapshot snapshot, Instant now) {
        return snapshot.waits().stream()
                .filter(wait -> wait.name().equals(selected))
                .findFirst()
                .map(wait -> ChannelDetail.of(wait, snapshot, now, next))
                .orElse(null);
    }
}
