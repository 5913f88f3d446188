package signalbox.ui.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelSetting;
import signalbox.health.Remedy;
import signalbox.monitor.Snapshot;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.channel.NextJobs;
import signalbox.queue.job.Job;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeOrder;
import signalbox.text.TimeText;

/// The selected channel.
///
/// @param badge the settings in a word or two
/// @param reasons why its jobs wait, the worst first
/// @param next the jobs that would be dispatched next; empty until they were read
record ChannelDetail(
        String name,
        String badge,
        List<Reason> reasons,
        List<Fact> facts,
        List<NextJob> next,
        String nextText,
        Options options) {

    /// @param remedy what Signalbox can do about it
    record Reason(String title, List<String> evidence, ChannelRow.Tone tone, Remedy remedy) {
        Reason {
            evidence = List.copyOf(evidence);
        }
    }

    /// Instead of the next jobs, until they were read.
    private static final String READING = "Reading…";

    /// Whether the next jobs were read, or could not be.
    boolean isRead() {
        return !nextText.equals(READING);
    }

    record Fact(String key, String value) {}

    /// @param waited the time since it could run; if its ETA is in the future, `in 4 min`
    record NextJob(String uuid, String priority, String model, String method, String channel, String waited) {}

    /// What can be done with the channel.
    ///
    /// @param pending how many pending jobs this very channel has
    /// @param others the channels to which they could be moved
    record Options(boolean paused, long pending, List<String> others) {
        Options {
            others = List.copyOf(others);
        }
    }

    ChannelDetail {
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
        next = List.copyOf(next);
    }

    /// @param jobs the next ones; null until they were read
    static ChannelDetail of(ChannelWait wait, Snapshot snapshot, Instant now, @Nullable NextJobs jobs) {
        var next = jobs == null
                ? List.<NextJob>of()
                : jobs.jobs().stream().map(job -> next(job, now)).toList();
        return new ChannelDetail(
                wait.name(),
                badge(wait.setting(), snapshot),
                ChannelReasons.of(wait, snapshot),
                facts(wait, snapshot, now, jobs),
                next,
                text(jobs),
                options(wait, snapshot));
    }

    private static Options options(ChannelWait wait, Snapshot snapshot) {
        var own = wait.own();
        return new Options(
                own.holds().paused(),
                own.due() + own.later(),
                snapshot.channels().stream()
                        .map(ChannelUsage::name)
                        .filter(name -> !name.equals(wait.name()))
                        .toList());
    }

    private static String text(@Nullable NextJobs next) {
        if (next == null) {
            return READING;
        }
        var now = next.now();
        if (next.jobs().isEmpty()) {
            return "No runner will enqueue a job here unless something changes.";
        }
        return now == null || now >= next.jobs().size()
                ? ""
                : mayRun(now, next.mayBeFewer()) + " wait for a free slot or for their ETA.";
    }

    private static String mayRun(int now, boolean mayBeFewer) {
        return now == 0
                ? "None may run now: they"
                : "The first " + (now == 1 ? "" : NumberText.count(now) + " ") + "may run now"
                        + (mayBeFewer ? ", unless a throttle holds " + (now == 1 ? "it" : "them") : "")
                        + "; the others";
    }

    private static String fewer(int now) {
        return now == 1 ? ", or none if a throttle holds it" : ", or fewer if a throttle holds them";
    }

    private static String badge(@Nullable ChannelSetting setting, Snapshot snapshot) {
        if (setting == null || isOpen(setting, snapshot)) {
            return "capacity not known";
        }
        if (setting.sequential()) {
            return "sequential";
        }
        return setting.isLimited() ? NumberText.of(setting.capacity(), "slot", "slots") : "no limit";
    }

    private static List<Fact> facts(ChannelWait wait, Snapshot snapshot, Instant now, @Nullable NextJobs next) {
        var facts = new ArrayList<Fact>();
        var setting = wait.setting();
        var total = wait.total();
        if (ChannelName.of(wait.name()).isCut()) {
            facts.add(new Fact(
                    "Levels",
                    "cut here: jobs of channels below level " + NumberText.count(ChannelName.MOST_LEVELS)
                            + " are counted in this one"));
        }
        facts.add(new Fact(
                "Capacity", setting == null || isOpen(setting, snapshot) ? seen(wait, snapshot) : capacity(setting)));
        facts.add(new Fact("Throttle", setting == null || !setting.isThrottled() ? "" : setting.throttleText()));
        facts.add(new Fact("Running", NumberText.of(running(wait, snapshot), "job", "jobs")));
        facts.add(new Fact("May run now", mayRun(next)));
        facts.add(new Fact(
                "Due",
                NumberText.of(total.due(), "job", "jobs") + own(wait.own().due(), total.due())));
        facts.add(new Fact("For later", total.later() == 0 ? "" : NumberText.of(total.later(), "job", "jobs")));
        facts.add(new Fact(
                "Failed",
                NumberText.of(total.failed(), "job", "jobs") + own(wait.own().failed(), total.failed())));
        var since = total.moments().dueSince();
        facts.add(new Fact("Oldest waits", since == null ? "" : DurationText.of(Duration.between(since, now))));
        facts.add(new Fact("Next ETA", time(total.moments().nextEta(), now)));
        facts.add(new Fact("Last start", time(total.moments().lastStart(), now)));
        return facts;
    }

    /// The same figure as in the tree beside it, which is read more often than the waits.
    private static long running(ChannelWait wait, Snapshot snapshot) {
        return snapshot.channels().stream()
                .filter(load -> load.name().equals(wait.name()))
                .mapToLong(ChannelUsage::running)
                .findFirst()
                .orElse(wait.total().running());
    }

    /// How many may run now, by the scheduler.
    private static String mayRun(@Nullable NextJobs next) {
        if (next == null) {
            return "…";
        }
        var now = next.now();
        return now == null
                ? "not known"
                : NumberText.of(now, "job", "jobs")
                        + (next.complete() ? "" : ", of the first that wait")
                        + (next.mayBeFewer() ? fewer(now) : "");
    }

    private static String own(long own, long total) {
        return own == total ? "" : " · " + NumberText.count(own) + " of its own";
    }

    /// What the runner showed, if no source states the limits.
    private static String seen(ChannelWait wait, Snapshot snapshot) {
        return "not known"
                + snapshot.health()
                        .channels()
                        .inForce()
                        .seen()
                        .in(wait.name())
                        .map(most -> "; " + most.sentence(snapshot.serverTime()))
                        .orElse("");
    }

    private static boolean isOpen(ChannelSetting setting, Snapshot snapshot) {
        return setting.name().equals(ChannelName.ROOT)
                && snapshot.health().channels().inForce().isRootOpen();
    }

    private static String capacity(ChannelSetting setting) {
        if (setting.sequential()) {
            return "1, sequential: a failed job holds the rest";
        }
        return setting.isLimited()
                ? NumberText.of(setting.capacity(), "job", "jobs") + " at a time"
                : "no limit of its own";
    }

    private static String time(@Nullable Instant at, Instant now) {
        return at == null ? "" : TimeText.narrow(at, now);
    }

    private static NextJob next(Job job, Instant now) {
        var created = job.times().created();
        var eta = job.times().eta();
        var since = TimeOrder.laterKnown(eta, created);
        return new NextJob(
                job.uuid(),
                job.tries().priorityText(),
                job.call().model(),
                job.call().method(),
                job.channel(),
                since == null
                        ? ""
                        : eta != null && eta.isAfter(now)
                                ? "in " + DurationText.rough(Duration.between(now, eta))
                                : DurationText.rough(Duration.between(since, now)));
    }
}
