package signalbox.channel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;

/// Chooses the jobs that may run, as the runner of queue_job does. It gets the jobs and the time as arguments and
/// reads nothing itself.
///
/// Not thread-safe: one owner. A job's cost is logarithmic in the length of its channel's queue.
public final class ChannelScheduler {
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final JobIndex known = new JobIndex();
    private final ChannelPlan plan;
    private final Channel root;

    public ChannelScheduler(ChannelPlan plan) {
        this.plan = plan;
        for (var setting : plan.channels()) {
            var above = ChannelName.of(setting.name()).parent().map(ChannelName::text);
            add(setting, above.map(channels::get).orElse(null));
        }
        root = Objects.requireNonNull(channels.get(ChannelName.ROOT));
    }

    /// A scheduler with other channels that knows no job yet. Its throttles go on from where these are.
    public ChannelScheduler under(ChannelPlan other) {
        var next = new ChannelScheduler(other);
        channels.forEach((name, channel) -> next.complete(name).goOnFrom(channel));
        return next;
    }

    private Channel add(ChannelSetting setting, @Nullable Channel parent) {
        var channel = new Channel(setting, parent);
        channels.put(setting.name(), channel);
        return channel;
    }

    /// The job was read with these values.
    public void notify(JobFacts job) {
        var channel = channel(job.channel());
        var key = JobKey.of(job.uuid());
        var scheduled = known.get(key);
        if (scheduled == null || !scheduled.fits(job, channel)) {
            remove(scheduled);
            scheduled = new ScheduledJob(key, job, channel);
            known.put(scheduled);
        }
        switch (job.phase()) {
            case QUEUED -> channel.setQueued(scheduled);
            case RUNNING -> channel.setRunning(scheduled);
            case FAILED -> channel.setFailed(scheduled);
            case WAITING, OVER -> remove(known.remove(key));
        }
    }

    /// The job no longer exists in the table.
    public void remove(String uuid) {
        remove(known.remove(JobKey.of(uuid)));
    }

    private static void remove(@Nullable ScheduledJob scheduled) {
        if (scheduled != null) {
            scheduled.channel.remove(scheduled);
        }
    }

    /// Whether the job was read before and takes part in scheduling.
    public boolean knows(String uuid) {
        return known.get(JobKey.of(uuid)) != null;
    }

    /// The runner that led before dispatched a job of that channel at that time: throttles continue from there.
    public void startedAt(@Nullable String channel, Instant at) {
        channel(channel).startedAt(at);
    }

    /// The jobs to dispatch at that time, in the order of dispatch. From now on they count as running.
    public List<JobFacts> jobsToRun(Instant now) {
        var chosen = new ArrayList<JobFacts>();
        root.dispatch(now, scheduled -> chosen.add(scheduled.facts()));
        return chosen;
    }

    /// Does the part of `jobsToRun` that takes long with a large backlog: it moves the due jobs that no limit
    /// holds, up to where they compete. To be called now and then while a backlog is read: then the first
    /// `jobsToRun` is short.
    public void prepare(Instant now) {
        root.passUnlimited(now, _ -> {});
    }

    /// The channels whose next job without an eta would run at once: they and all channels above have room, and no
    /// job waits in them. Throttled channels are never among them. To be called after `jobsToRun`; empty when
    /// `jobsToRun` would now return something.
    public List<String> open(Instant now) {
        if (wakeup().filter(at -> !at.isAfter(now)).isPresent()) {
            return List.of();
        }
        return channels.values().stream()
                .filter(Channel::isOpen)
                .map(channel -> channel.setting.name())
                .toList();
    }

    /// When to call `jobsToRun` again although nothing was notified; empty: never.
    public Optional<Instant> wakeup() {
        return root.wakeup();
    }

    /// Each channel's figures, configured ones first.
    public List<ChannelLoad> loads() {
        return channels.values().stream().map(Channel::load).toList();
    }

    /// The limits of a job's channel and of each above it, up to root.
    public List<ChannelSetting> settings(@Nullable String jobChannel) {
        return channel(jobChannel).upwards();
    }

    private Channel channel(@Nullable String jobChannel) {
        var known = jobChannel == null ? root : channels.get(jobChannel);
        return known == null ? complete(jobChannel) : known;
    }

    /// A channel that is not configured is made below the nearest configured one, whose defaults apply to it.
    /// Without such defaults it has no limit of its own. One walk up finds that one, and one down makes what is
    /// missing.
    private Channel complete(@Nullable String name) {
        var missing = new ArrayDeque<String>();
        Channel at = null;
        for (var above : ChannelName.of(name).upwards()) {
            at = channels.get(above.text());
            if (at != null) {
                break;
            }
            missing.push(above.text());
        }
        var made = missing.isEmpty() ? null : plan.setting(missing.getFirst());
        while (made != null && !missing.isEmpty()) {
            at = add(made.named(missing.pop()), at);
        }
        return Objects.requireNonNull(at);
    }
}
