package signalbox.health.why;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.election.Candidate;
import signalbox.health.FindingWords;
import signalbox.health.KnownConfig;
import signalbox.health.ObservingLeader;
import signalbox.health.Remedy;
import signalbox.health.SilentLeader;
import signalbox.health.SiteStatus;
import signalbox.health.YesNoUnknown;
import signalbox.health.rule.Findings;
import signalbox.health.rule.HeldSlots;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.queue.channel.QueuePosition;
import signalbox.queue.count.Count;
import signalbox.queue.job.JobDetail;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// Everything that must be right before a pending job runs.
final class PendingJobSteps {
    private static final String NOTHING = "Nothing seems to hold it back";
    private static final String NEXT = ": its turn is next.";
    private static final String TOO_SLOW = "the server did not read the jobs before it in time.";

    private final JobDetail detail;
    private final QueuePosition place;
    private final Snapshot snapshot;
    private final KnownConfig config;
    private final @Nullable ChannelPlan plan;
    private final String channel;
    private final Instant now;

    PendingJobSteps(JobDetail detail, QueuePosition place, Snapshot snapshot, KnownConfig config) {
        this.detail = detail;
        this.place = place;
        this.snapshot = snapshot;
        this.config = config;
        this.plan = snapshot.health().channels().plan();
        this.channel = ChannelName.of(detail.job().channel()).text();
        this.now = snapshot.serverTime();
    }

    /// What to say if every step is right, as far as is known.
    String nothing() {
        if (snapshot.observation().visibility().standby() != null) {
            return NOTHING + ", but who leads is not known here. "
                    + snapshot.leadership().reason();
        }
        if (snapshot.capabilities().hidesJobs()) {
            return NOTHING + ", but row security may hide jobs that do.";
        }
        var leader = leader();
        if (leader.ok() == YesNoUnknown.UNKNOWN) {
            return NOTHING + ", but who leads is not known. " + leader.evidence();
        }
        return Findings.standstillDoubt(snapshot)
                .map(doubt -> NOTHING + ". " + doubt)
                .orElseGet(() -> NOTHING + turn());
    }

    /// The job is next only if no other job comes first.
    private String turn() {
        var before = place.everywhere();
        var isNext = before.value() == 0;
        return switch (place.turn()) {
            case NOW_UNLESS_THROTTLED ->
                ". Whether a throttle holds it is not known: the newest rows of queue_job do not show its last start.";
            case NOW -> isNext ? NEXT : ": there is room for it and for the " + text(before) + " ahead of it.";
            case UNKNOWN ->
                isNext
                        ? NEXT
                        : ", but " + comeFirst(before, "") + ". How many jobs may run at once is not known, so"
                                + " it is not known whether it is this job's turn.";
            case LATER ->
                ", but "
                        + (isNext
                                ? "its channel has no room for it yet."
                                : comeFirst(before, "") + ": it is not its turn.");
            case NEVER -> ", but no runner will enqueue it unless something changes.";
            case UNREAD -> ", but its place is not known: it is not among the open jobs that were read.";
            case TOO_SLOW -> ", but its place is not known: " + TOO_SLOW;
        };
    }

    /// While the leader only observes, it does not matter whether slots are free: then this step comes before them.
    List<Step> steps() {
        var leader = leader();
        var steps = new ArrayList<Step>();
        steps.add(eta());
        steps.add(DependencyStep.step(detail, snapshot));
        var observed = ObservingLeader.of(snapshot).isPresent();
        if (observed) {
            steps.add(leader);
        }
        steps.addAll(channels());
        steps.add(sequential());
        steps.add(
                plan == null
                        ? Step.unknown("throttle", unknown())
                        : new ThrottleStep(snapshot.channel(channel)).step());
        steps.add(place(steps.stream().anyMatch(step -> step.ok() == YesNoUnknown.NO), leader));
        if (!observed) {
            steps.add(leader);
        }
        steps.add(TargetStep.of(config));
        steps.add(workers());
        return steps;
    }

    private ChannelFacts total(String name) {
        return snapshot.channel(name).map(wait -> wait.total()).orElseGet(() -> ChannelFacts.none(name));
    }

    private ChannelFacts own(String name) {
        return snapshot.channel(name).map(wait -> wait.own()).orElseGet(() -> ChannelFacts.none(name));
    }

    /// The limits of this very channel; empty when it has none of its own, or when they are not known.
    private Optional<ChannelSetting> setting(String name) {
        return Optional.ofNullable(plan)
                .map(known -> known.governing(name))
                .filter(setting -> setting.name().equals(name));
    }

    private Step eta() {
        var eta = detail.job().times().eta();
        if (eta == null) {
            return noEta();
        }
        return eta.isAfter(now)
                ? Step.no(
                        "eta",
                        "Its ETA is in the future: " + UtcTime.brief(eta, now) + ", in "
                                + DurationText.inSentence(Duration.between(now, eta)) + ".",
                        Remedy.none())
                : Step.yes("eta", "It became due " + FindingWords.at(eta, now) + ".");
    }

    private Step noEta() {
        if (!snapshot.capabilities().hasColumn("eta")) {
            return Step.unknown(
                    "eta",
                    "It is not known whether it has an ETA: this role cannot read the column eta of queue_job, or the"
                            + " table has none.");
        }
        var times = detail.job().times();
        return times.unreadable("eta")
                .map(odd -> times.isNeverDue()
                        ? Step.no("eta", "Its ETA never comes: " + odd + ".", Remedy.none())
                        : Step.yes("eta", "Its ETA is in the past: " + odd + "."))
                .orElseGet(() -> Step.yes("eta", "It has no ETA: it may run at once."));
    }

    /// Its channel and those above it. Several channels in a row without limits share one step.
    private List<Step> channels() {
        var steps = new ArrayList<Step>();
        var alike = new ArrayList<String>();
        for (var name : ChannelName.upwards(channel).toList()) {
            if (isUnset(name)) {
                alike.add(name);
            } else {
                steps.addAll(unset(alike));
                alike.clear();
                steps.add(limits(name));
            }
        }
        return steps;
    }

    /// Root always has limits.
    private boolean isUnset(String name) {
        return !name.equals(ChannelName.ROOT)
                && !own(name).holds().paused()
                && setting(name).isEmpty();
    }

    private static String above(List<String> names) {
        return names.size() == 2
                ? names.getLast() + " above it"
                : "the " + NumberText.of(names.size() - 1, "channel") + " above it, up to " + names.getLast();
    }

    private List<Step> unset(List<String> names) {
        if (names.size() < 2) {
            return names.stream().map(this::limits).toList();
        }
        var first = names.getFirst();
        var step = "channel " + ChannelName.of(first).shown();
        var all = ChannelName.of(first).shown() + " and " + above(names) + ",";
        return List.of(
                plan == null
                        ? Step.unknown(step, unknown() + seen(first))
                        : Step.yes(
                                step,
                                all + " are not configured: they follow the limits of "
                                        + plan.governing(first).name() + "."));
    }

    private Step limits(String name) {
        var step = "channel " + name;
        if (own(name).holds().paused()) {
            return Step.no(step, name + " is paused in queue_job_channel.", new Remedy.ShowChannel(name));
        }
        if (plan == null) {
            return name.equals(ChannelName.ROOT) ? unknownLimits(step) : Step.unknown(step, unknown() + seen(name));
        }
        if (setting(name).filter(ChannelSetting::paused).isPresent()) {
            return Step.no(step, name + " is paused in the channel string.", new Remedy.ShowChannel(name));
        }
        var setting = setting(name);
        if (setting.isEmpty()) {
            return Step.yes(
                    step,
                    name + " is not configured: it follows the limits of "
                            + plan.governing(name).name() + ".");
        }
        var running = NumberText.of(total(name).running(), "job runs", "jobs run");
        var used = running + ", capacity " + NumberText.count(setting.get().capacity());
        if (name.equals(ChannelName.ROOT) && inForce().isRootOpen()) {
            return Step.unknown(step, inForce().openRoot() + " " + running + ".");
        }
        if (!setting.get().isLimited()) {
            return Step.yes(step, name + " has no limit; " + running + ".");
        }
        return setting.get().hasRoom(total(name).running())
                ? Step.yes(step, name + " has room: " + used + ".")
                : full(step, name, name + " is full: " + used + ", with the channels below it.");
    }

    private Step full(String step, String name, String sentence) {
        var held = HeldSlots.in(name, snapshot);
        return Step.no(
                step,
                held.paragraph(sentence),
                held.remedy().equals(Remedy.none()) ? new Remedy.ShowChannel(name) : held.remedy());
    }

    /// If nothing moves, this may show that as many jobs run as may.
    private Step unknownLimits(String step) {
        var held = HeldSlots.in(ChannelName.ROOT, snapshot);
        return held.stillSince() == null
                ? Step.unknown(step, held.paragraph(unknown()))
                : Step.no(step, held.paragraph(held.introduction()), held.remedy());
    }

    private ChannelsInForce inForce() {
        return snapshot.health().channels().inForce();
    }

    private String unknown() {
        return "How many jobs may run at once is not known. "
                + snapshot.health().channels().inForce().origin();
    }

    /// What the runner showed about this channel's limit.
    private String seen(String name) {
        return snapshot.health()
                .channels()
                .inForce()
                .seen()
                .in(name)
                .map(most -> " In " + name + " " + most.sentence(snapshot.serverTime()) + ".")
                .orElse("");
    }

    private Step sequential() {
        if (plan == null) {
            return Step.unknown("sequential", unknown());
        }
        return ChannelName.upwards(channel)
                .flatMap(name -> heldBy(name).stream())
                .findFirst()
                .orElseGet(() ->
                        Step.yes("sequential", "No failed job holds a sequential channel on its way to" + " root."));
    }

    private Optional<Step> heldBy(String name) {
        var holds = own(name).holds();
        if (holds.failedJob() != null) {
            return Optional.of(Step.no(
                    "sequential",
                    name + " is sequential, and its job " + holds.failedJob()
                            + " failed: no other job starts until that job is requeued, cancelled or set done.",
                    new Remedy.ShowJob(holds.failedJob())));
        }
        return Optional.ofNullable(name.equals(channel) ? holds.aheadJob() : null)
                .map(ahead -> Step.no(
                        "sequential",
                        name + " is sequential, and job " + ahead + " comes first, but its ETA is in the future.",
                        new Remedy.ShowJob(ahead)));
    }

    /// The scheduler's place for the job. That others come first is no reason if no runner dispatches, or if
    /// something else holds the first job of its channel.
    private Step place(boolean isHeld, Step leader) {
        var isFirst = place.channel().value() == 0;
        var sentence = isFirst
                ? "It is the first job of its channel"
                        + (place.everywhere().value() == 0
                                ? "."
                                : ", behind " + text(place.everywhere()) + " of other channels.")
                : comeFirst(place.channel(), " of its channel") + ", " + text(place.everywhere()) + " of all channels.";
        return switch (place.turn()) {
            case NOW -> Step.yes("place", sentence + " It may be enqueued now.");
            case NOW_UNLESS_THROTTLED ->
                Step.yes("place", sentence + " It may be enqueued now, unless a throttle holds it.");
            case NEVER ->
                isHeld || leader.ok() != YesNoUnknown.YES
                        ? Step.yes("place", "It waits for the same reason as its channel.")
                        : Step.no(
                                "place",
                                "No runner will enqueue it unless something changes.",
                                new Remedy.ShowChannel(channel));
            case LATER ->
                leader.ok() != YesNoUnknown.YES || (isHeld && isFirst)
                        ? Step.yes("place", sentence)
                        : Step.no("place", sentence, new Remedy.ShowChannel(channel));
            case UNKNOWN ->
                isFirst || leader.ok() != YesNoUnknown.YES
                        ? Step.yes("place", sentence)
                        : Step.unknown("place", sentence + " How many may run at once is not known.");
            case UNREAD ->
                Step.unknown(
                        "place", "It is not among the open jobs that were read. It may have changed a moment ago.");
            case TOO_SLOW -> Step.unknown("place", "It is not known: " + TOO_SLOW);
        };
    }

    /// @param which which jobs, with a space before; empty: any
    private static String comeFirst(Count jobs, String which) {
        var one = jobs.value() == 1 && !jobs.approximate();
        return text(jobs) + which + (one ? " comes first" : " come first");
    }

    private static String text(Count jobs) {
        return (jobs.approximate() ? "more than " : "") + NumberText.of(jobs.value(), "job");
    }

    private Step leader() {
        return ObservingLeader.of(snapshot)
                .map(observer -> Step.no("leader", observer.sentence(), observer.remedy()))
                .orElseGet(this::dispatchingLeader);
    }

    private Step dispatchingLeader() {
        var wrong = Findings.leaderless(snapshot);
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        if (wrong.isPresent()) {
            var finding = wrong.get();
            return Step.no("leader", finding.title() + ". " + String.join(" ", finding.seen()), finding.remedy());
        }
        var silent = SilentLeader.of(snapshot, detail.job().times().created());
        if (leader != null && silent.isPresent()) {
            return Step.no("leader", silent.get(), new Remedy.ShowRunners(List.of(leader.pid())));
        }
        if (leader != null) {
            return Step.yes("leader", "pid " + leader.pid() + " leads. " + leadership.reason());
        }
        return leadership.succession().stream().anyMatch(Candidate::leads)
                ? Step.yes("leader", leadership.reason())
                : Step.unknown("leader", leadership.reason());
    }

    private Step workers() {
        var awake = SiteStatus.of(snapshot);
        return new Step(
                "workers",
                awake.answer(),
                awake.evidence(),
                awake.answer() == YesNoUnknown.NO
                        ? Remedy.visit(snapshot.capabilities().baseUrl())
                        : Remedy.none());
    }
}
