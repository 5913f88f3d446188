package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.HostProcess;
import signalbox.worker.Kind;
import signalbox.worker.Match;
import signalbox.worker.Verdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

class OverviewTest {
    @Test
    void the_leader_is_named_with_what_was_seen_of_it() {
        var leader = Overview.of(snapshot(SampleFeed.healthy()), Window.HOUR).leader();
        assertThat(leader.heading()).isEqualTo("pid 30117");
        assertThat(leader.since()).isEqualTo("since 09:38:54 · 24 m 26 s");
        assertThat(leader.pace()).isEqualTo(Pace.DISPATCHING);
        assertThat(leader.lastDispatch()).isEqualTo("0 s ago");
        assertThat(leader.next()).hasSize(3);
    }

    @Test
    void the_leader_is_named_by_its_process_where_that_is_known() {
        var seen = snapshot(SampleFeed.healthy());
        var leader = Objects.requireNonNull(seen.leadership().leader());
        var worker = new Worker(
                new HostProcess(389, 1, "odoo", SampleFeed.NOW, ""), new Verdict(Kind.HTTP, List.of(), null));
        var known = Map.<Integer, Match>of(leader.pid(), new Match.Found(worker, Match.Way.SOCKET));

        assertThat(LeaderPart.of(seen).identity()).endsWith(" · " + leader.client());
        assertThat(LeaderPart.of(seen.with(new Workers(SampleFeed.NOW, "this machine", List.of(worker), known, null)))
                        .identity())
                .endsWith(" · HTTP worker 389");
    }

    @Test
    void failures_are_told_since_when_they_are_watched() {
        var old = snapshot(SampleFeed.healthy());
        assertThat(LeaderPart.of(old).work()).isEqualTo("126 done, 4 failed in the last minute");
        var young = SampleFeed.watchedSince(SampleFeed.NOW.minusSeconds(21), old);
        assertThat(LeaderPart.of(young).work()).isEqualTo("126 done/min, 4 failed seen since 10:02");
        assertThat(Overview.of(young, Window.CLOSE).throughput().missesFailures())
                .isTrue();
        assertThat(Overview.of(old, Window.CLOSE).throughput().missesFailures()).isFalse();
    }

    @Test
    void an_estimate_tells_no_change() {
        var tile = Tile.of(JobState.DONE, snapshot(SampleFeed.healthy()), Window.HOUR.before(SampleFeed.NOW));
        assertThat(tile.figure()).isEqualTo("≈ 298,402");
        assertThat(tile.change()).isEqualTo("estimated");
    }

    @Test
    void without_a_leader_the_reason_stands_in_its_place() {
        var leader = Overview.of(snapshot(SampleFeed.leaderless()), Window.HOUR).leader();
        assertThat(leader.exists()).isFalse();
        assertThat(leader.heading()).isEqualTo("No leader");
        assertThat(leader.identity()).startsWith("No runner is connected");
    }

    @Test
    void the_shorter_window_keeps_only_its_minutes() {
        var overview = Overview.of(snapshot(SampleFeed.healthy()), Window.CLOSE);
        assertThat(overview.throughput().minutes()).hasSizeBetween(5, 6);
    }

    private static Snapshot snapshot(Feed feed) {
        return Objects.requireNonNull(feed.snapshot());
    }
}
