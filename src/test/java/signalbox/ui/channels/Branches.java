package signalbox.ui.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelFacts.Holds;
import signalbox.channel.ChannelFacts.Moments;
import signalbox.channel.ChannelWaits;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.JobFacts;
import signalbox.channel.LastStarts;
import signalbox.channel.ObservedSlots;
import signalbox.channel.StoredChannels;
import signalbox.channel.simulation.DrainJob;
import signalbox.channel.simulation.JobsToDrain;
import signalbox.channel.text.ChannelPlan;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.RowVersion;
import signalbox.queue.StoredState;
import signalbox.queue.channel.Backlog;
import signalbox.queue.channel.ChannelUsages;
import signalbox.queue.channel.NextJobs;
import signalbox.queue.channel.WhatIf;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.queue.job.JobTries;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.PostponedTries;
import signalbox.queue.movement.RecentMoves;
import signalbox.queue.movement.RowWindow;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.RunningJob;
import signalbox.queue.stuck.RunningJobs;
import signalbox.ui.shell.SampleFeed;

/// Invented channels with jobs in them.
final class Branches {
    static final Instant NOW = SampleFeed.NOW;
    static final String CHANNELS = "root:20,root.connector:8,root.mail:4,root.sale:6,root.ledger:1:sequential,"
            + "root.api:2:throttle=30,root.report:2";
    static final String FAILED = "9b2f4c1e-0d1a-4f5c-9a77-5b9ad0f5c7e1";

    private Branches() {}

    static Feed busy() {
        return feed(
                ChannelPlan.of(CHANNELS),
                jobs("root.connector", 5, 44, 12_233, 380, Holds.NONE),
                jobs("root.connector.import", 3, 64, 310, 380, Holds.NONE),
                jobs("root.mail", 4, 1_284, 31, 892, Holds.NONE),
                jobs("root.sale", 3, 0, 212, 0, Holds.NONE),
                jobs("root.ledger", 0, 402, 1, 5_400, new Holds(false, FAILED, null)),
                new ChannelFacts(
                        "root.api",
                        0,
                        12,
                        0,
                        0,
                        new Moments(NOW.minusSeconds(40), null, NOW.minusSeconds(11)),
                        Holds.NONE),
                new ChannelFacts(
                        "root.report", 0, 0, 3, 0, new Moments(null, NOW.plusSeconds(2_400), null), Holds.NONE));
    }

    static Feed unknown() {
        return feed(
                null, jobs("root.mail", 4, 1_284, 31, 892, Holds.NONE), jobs("root.sale", 3, 402, 212, 60, Holds.NONE));
    }

    /// The same, with what the runner showed of limits that nobody states.
    static Feed shown(Feed feed) {
        var snapshot = Objects.requireNonNull(feed.snapshot());
        var seen = new ObservedSlots(
                Map.of("root", new ObservedSlots.Most(7, 243, NOW), "root.mail", new ObservedSlots.Most(4, 31, NOW)));
        var channels = snapshot.health().channels();
        var shown =
                new DatabaseHealth.Channels(channels.inForce().showing(seen, snapshot.serverTime()), channels.known());
        return new Feed(
                SampleFeed.with(snapshot, snapshot.health().with(shown)), null, feed.mode(), feed.interval(), true);
    }

    /// The same, had nothing moved for 45 s: six jobs were dispatched and not begun, one runs: four of root.mail, three
    /// of root.sale.
    static Feed held(Feed feed) {
        var snapshot = Objects.requireNonNull(feed.snapshot());
        var since = NOW.minusSeconds(45);
        var jobs = IntStream.range(0, 7)
                .mapToObj(i -> held(i, since, i == 0 ? since : null))
                .toList();
        var running = new RunningJobs(
                jobs,
                0,
                3,
                new LastMovement(
                        new RecentMoves(since, since, null, RowVersion.UNKNOWN, RowWindow.WHOLE),
                        Map.of(),
                        null,
                        PostponedTries.NONE,
                        1));
        var seen = SampleFeed.with(snapshot, snapshot.health().with(new DatabaseHealth.Slots(running, NOW)));
        var still = seen.history().withLooks(new History.Looks(History.Looks.Mode.WATCH, since, null));
        return new Feed(SampleFeed.with(seen, still), null, feed.mode(), feed.interval(), true);
    }

    private static RunningJob held(int i, Instant enqueued, @Nullable Instant started) {
        return new RunningJob(
                "0d1a4f5" + i + "-0000-4000-8000-000000000000",
                started == null ? JobState.ENQUEUED : JobState.STARTED,
                i < 4 ? "root.mail" : "root.sale",
                new JobCall("Send", "mail.mail", "send"),
                enqueued,
                started,
                started == null ? 0 : 4711,
                new JobRowLock.NoTable());
    }

    /// One channel, in which nothing runs.
    static Feed waiting(String name) {
        return feed(ChannelPlan.of(CHANNELS), jobs(name, 0, 3, 0, 60, Holds.NONE));
    }

    static Feed empty() {
        return feed(ChannelPlan.of("root:4"));
    }

    private static ChannelFacts jobs(String name, long running, long due, long failed, long waited, Holds holds) {
        var since = due > 0 ? NOW.minusSeconds(waited) : null;
        return new ChannelFacts(name, running, due, 0, failed, new Moments(since, null, NOW.minusSeconds(1)), holds);
    }

    private static ChannelsInForce inForce(@Nullable ChannelPlan plan) {
        return ChannelsInForce.of(
                StoredChannels.NONE, ConfiguredChannels.ofProfile(plan == null ? null : plan.asString()));
    }

    private static Feed feed(@Nullable ChannelPlan plan, ChannelFacts... facts) {
        var sample = SampleFeed.healthy();
        var base = Objects.requireNonNull(sample.snapshot());
        var open = new HashMap<String, Map<JobState, Long>>();
        for (var each : facts) {
            open.put(
                    each.name(),
                    Map.of(
                            JobState.STARTED,
                            each.running() - each.running() / 4,
                            JobState.ENQUEUED,
                            each.running() / 4,
                            JobState.PENDING,
                            each.due() + each.later(),
                            JobState.FAILED,
                            each.failed()));
        }
        var snapshot = new Snapshot(
                base.takenAt(),
                base.serverTime(),
                base.jobsAt(),
                base.took(),
                base.capabilities(),
                base.counts(),
                ChannelUsages.of(open, List.of(), plan),
                ChannelWaits.of(List.of(facts), plan, "", Instant.MIN, NOW),
                base.oldestPending(),
                base.throughput(),
                base.failing(),
                base.observation(),
                base.leadership(),
                base.guard(),
                base.history(),
                base.workers(),
                base.health().with(new DatabaseHealth.Channels(inForce(plan), List.of())),
                base.open());
        return new Feed(snapshot, null, Feed.Mode.RUNNING, Duration.ofSeconds(1), true);
    }

    static NextJobs next(String channel) {
        return channel.equals("root.sale") || channel.equals("root")
                ? NextJobs.NONE
                : new NextJobs(
                        IntStream.range(0, 9).mapToObj(i -> job(channel, i)).toList(), 2, false, true);
    }

    private static Job job(String channel, int i) {
        return new Job(
                i,
                "0d1a4f5c-0000-4000-8000-00000000000" + i,
                StoredState.of(JobState.PENDING),
                channel,
                i % 3 == 0
                        ? new JobCall("Send", "mail.mail", "send")
                        : new JobCall("Export", "shopify.product", "export_record"),
                new JobTries(i < 2 ? 1 : 10, 0, 5),
                new JobTimes(NOW.minusSeconds(892 - 30L * i), null, null, null, null, null, null),
                null,
                null,
                0,
                null);
    }

    /// The backlog of `busy`, each job of 2 to 9 s. The order counts: a ledger job that came last would wait
    /// for a slot of root, and more slots elsewhere would make it later still.
    static WhatIf whatIf(String channels) {
        var jobs = new ArrayList<DrainJob>();
        addJobs(jobs, "root.ledger", 60);
        addJobs(jobs, "root.api", 12);
        addJobs(jobs, "root.mail", 284);
        addJobs(jobs, "root.connector", 108);
        addJobs(jobs, "root.sale", 40);
        var backlog = new Backlog(
                new JobsToDrain(NOW, jobs, LastStarts.NONE),
                true,
                List.of("Failures, retries and new jobs are left out."));
        return new WhatIf(
                backlog,
                backlog.forecastWith(ChannelPlan.of(channels)),
                backlog.forecastWith(ChannelPlan.of(CHANNELS)));
    }

    private static void addJobs(List<DrainJob> jobs, String channel, int count) {
        var took = Stream.of(2, 3, 4, 9).map(Duration::ofSeconds).toList();
        for (int i = 0; i < count; i++) {
            var facts = new JobFacts(channel + i, channel, jobs.size(), NOW, 10, null, JobFacts.Phase.QUEUED);
            jobs.add(new DrainJob(facts, took));
        }
    }
}
