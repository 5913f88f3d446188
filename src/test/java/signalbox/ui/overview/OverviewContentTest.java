package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.StoredChannels;
import signalbox.health.Silences;
import signalbox.health.rule.Findings;
import signalbox.monitor.Feed;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.ui.screen.StaleSince;
import signalbox.ui.screen.timeline.NoLeaderLabel.Concern;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessMatch;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

class OverviewContentTest {
    private static final Silences.SortedFindings NOTHING = new Silences.SortedFindings(List.of(), List.of());

    @Test
    void the_leader_is_named_with_what_was_seen_of_it() {
        var leader = OverviewContent.of(snapshot(SampleFeed.healthy()), "", NOTHING, TimeWindow.HOUR)
                .leader();
        assertThat(leader.heading()).isEqualTo("pid 30117");
        assertThat(leader.since()).isEqualTo("since 09:38:54 · 24 m 26 s");
        assertThat(leader.pace()).isEqualTo(QueuePace.DISPATCHING);
        assertThat(leader.lastDispatch()).isEqualTo("just now");
        assertThat(leader.next()).hasSize(3);
    }

    @Test
    void the_leader_is_named_by_its_process_where_that_is_known() {
        var seen = snapshot(SampleFeed.healthy());
        var leader = Objects.requireNonNull(seen.leadership().leader());
        var worker = new Worker(
                new HostProcess(389, 1, "odoo", SampleFeed.NOW, ""),
                new ProcessVerdict(ProcessKind.HTTP, List.of(), null));
        var known = Map.<Integer, ProcessMatch>of(
                leader.pid(), new ProcessMatch.Found(worker, ProcessMatch.MatchBasis.SOCKET));

        assertThat(LeaderContent.of(seen).identity()).endsWith(" · " + leader.client());
        assertThat(LeaderContent.of(
                                seen.with(new Workers(SampleFeed.NOW, "this machine", List.of(worker), known, null)))
                        .identity())
                .endsWith(" · HTTP worker 389");
    }

    @Test
    void failures_are_told_since_when_they_are_watched() {
        var old = snapshot(SampleFeed.healthy());
        assertThat(LeaderContent.of(old).work()).isEqualTo("126 done, 4 failed in the last minute");
        var young = SampleFeed.watchedSince(SampleFeed.NOW.minusSeconds(21), old);
        assertThat(LeaderContent.of(young).work()).isEqualTo("126 done/min, 4 failed seen since 10:02");
        assertThat(LeaderContent.of(SampleFeed.with(young, QueueThroughput.NONE))
                        .work())
                .isEqualTo("done not known, 0 failed seen since 10:02");
        assertThat(OverviewContent.of(young, "", NOTHING, TimeWindow.CLOSE)
                        .throughput()
                        .missesFailures())
                .isTrue();
        assertThat(OverviewContent.of(old, "", NOTHING, TimeWindow.CLOSE)
                        .throughput()
                        .missesFailures())
                .isFalse();
    }

    @Test
    void figures_that_are_not_of_now_name_the_moment_they_are_of() {
        assertThat(StaleSince.text(SampleFeed.healthy())).isEmpty();
        assertThat(StaleSince.text(SampleFeed.faulted())).isEqualTo("as of 10:03:20 UTC");
        var paused = new Feed(snapshot(SampleFeed.healthy()), null, Feed.Mode.PAUSED, Duration.ofSeconds(1), true);
        assertThat(StaleSince.text(paused)).isEqualTo("as of 10:03:20 UTC");
    }

    @Test
    void a_capacity_that_nobody_knows_is_not_called_unlimited() {
        var unknown = snapshot(SampleFeed.healthy());
        assertThat(unknown.health().channels().inForce().plan()).isNull();
        assertThat(OverviewContent.of(unknown, "", NOTHING, TimeWindow.HOUR).unlimited())
                .isEqualTo("?");
        var stated = ChannelsInForce.of(StoredChannels.NONE, ConfiguredChannels.ofProfile("root:4"));
        var known =
                SampleFeed.with(unknown, DatabaseHealth.UNREAD.with(new DatabaseHealth.Channels(stated, List.of())));
        assertThat(OverviewContent.of(known, "", NOTHING, TimeWindow.HOUR).unlimited())
                .isEqualTo("∞");
    }

    @Test
    void an_estimate_tells_no_change() {
        var tile = StateCount.of(JobState.DONE, snapshot(SampleFeed.healthy()), TimeWindow.HOUR.before(SampleFeed.NOW));
        assertThat(tile.figure()).isEqualTo("≈ 298,402");
        assertThat(tile.change()).isEqualTo("estimated");
    }

    private static Snapshot counting(Snapshot base, Counts counts) {
        return new Snapshot(
                base.takenAt(),
                base.serverTime(),
                base.jobsAt(),
                base.took(),
                base.capabilities(),
                counts,
                base.channels(),
                base.waits(),
                base.oldestPending(),
                base.throughput(),
                base.failing(),
                base.observation(),
                base.leadership(),
                base.guard(),
                base.history(),
                base.workers(),
                base.health(),
                base.open());
    }

    @Test
    void a_figure_that_was_exact_before_says_when() {
        var about = new Count(534_068, true, Instant.parse("2026-11-30T11:09:58Z"));

        var tile = StateCount.of(
                JobState.DONE,
                counting(snapshot(SampleFeed.healthy()), new Counts(Map.of(JobState.DONE, about))),
                TimeWindow.HOUR.before(SampleFeed.NOW));

        assertThat(tile.figure()).isEqualTo("≈ 534,068");
        assertThat(tile.change()).isEqualTo("counted 11:09:58 UTC");
    }

    @Test
    void without_a_leader_the_reason_stands_in_its_place() {
        var leader = OverviewContent.of(snapshot(SampleFeed.leaderless()), "", NOTHING, TimeWindow.HOUR)
                .leader();
        assertThat(leader.exists()).isFalse();
        assertThat(leader.heading()).isEqualTo("No leader");
        assertThat(leader.identity()).startsWith("No runner of this database is connected");
    }

    @Test
    void the_shorter_window_keeps_only_its_minutes() {
        var overview = OverviewContent.of(snapshot(SampleFeed.healthy()), "", NOTHING, TimeWindow.CLOSE);
        assertThat(overview.throughput().minutes()).hasSizeBetween(5, 6);
    }

    @Test
    void what_happened_among_the_runners_in_the_last_hour_is_told_newest_first() {
        var hour = LastHourEvents.of(snapshot(SampleFeed.healthy()));

        assertThat(hour.lines())
                .isNotEmpty()
                .isSortedAccordingTo(
                        Comparator.comparing(LastHourEvents.Line::at).reversed());
        assertThat(hour.lines())
                .allMatch(line -> line.at().isAfter(SampleFeed.NOW.minusSeconds(3_600)))
                .anyMatch(line -> line.text().equals("There was no leader for 2 m 06 s"));
        var young = SampleFeed.watchedSince(SampleFeed.NOW.minusSeconds(21), snapshot(SampleFeed.healthy()));
        assertThat(LastHourEvents.of(young).since()).isEqualTo(SampleFeed.NOW.minusSeconds(21));
        assertThat(hour.since()).isEqualTo(Instant.parse("2026-06-12T09:05:00Z"));
    }

    @Test
    void findings_are_counted_in_the_head() {
        var seen = snapshot(SampleFeed.leaderless());

        var found = Findings.of(seen);
        assertThat(OverviewContent.of(
                                seen, "", new Silences.SortedFindings(found.subList(0, 1), List.of()), TimeWindow.HOUR)
                        .summary())
                .endsWith(" 1 finding");
        assertThat(OverviewContent.of(seen, "", NOTHING, TimeWindow.HOUR).summary())
                .endsWith("no findings");
    }

    private static Snapshot snapshot(Feed feed) {
        return Objects.requireNonNull(feed.snapshot());
    }

    @Test
    void a_leader_that_cannot_be_seen_is_a_doubt_and_nothing_is_claimed_of_other_runners() {
        for (var feed : List.of(SampleFeed.standby(), SampleFeed.young(), SampleFeed.pooled())) {
            var leader = LeaderContent.of(snapshot(feed));
            assertThat(leader.heading()).isEqualTo("Leader unknown");
            assertThat(leader.concern()).isEqualTo(Concern.UNKNOWN);
            assertThat(leader.next()).isEmpty();
        }
        assertThat(LeaderContent.of(snapshot(SampleFeed.leaderless())).concern())
                .isEqualTo(Concern.ALARM);
        assertThat(LeaderContent.of(snapshot(SampleFeed.healthy())).concern()).isEqualTo(Concern.NONE);
    }

    @Test
    void on_a_hot_standby_no_absence_of_runners_is_told() {
        var seen = snapshot(SampleFeed.standby());
        assertThat(OverviewContent.of(seen, "", NOTHING, TimeWindow.HOUR).summary())
                .startsWith("runners not seen · ");
        assertThat(LastHourEvents.of(seen).blind()).isEqualTo("Runners cannot be seen from a hot standby.");
        assertThat(LastHourEvents.of(snapshot(SampleFeed.healthy())).blind()).isEmpty();
    }
}
