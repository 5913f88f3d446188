package signalbox.health.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.ObservingLeader;
import signalbox.health.Remedy;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.rule.job.LeftProbesRule;
import signalbox.monitor.Snapshot;
import signalbox.queue.probe.ProbeChannel;
import signalbox.queue.stuck.RunningJob;
import signalbox.text.DurationText;
import signalbox.text.ListText;
import signalbox.text.NumberText;

/// Finds why a queue stands still: all causes that can be seen, the most likely first.
final class StandstillCauses {
    private static final Duration LONG_STATEMENT = Duration.ofSeconds(5);

    /// @param evidence a sentence
    record Cause(String evidence, String todo, Remedy remedy) {}

    private final Snapshot snapshot;
    private final RunnableChannels waiting;

    private StandstillCauses(Snapshot snapshot, RunnableChannels waiting) {
        this.snapshot = snapshot;
        this.waiting = waiting;
    }

    /// At least one: if none can be seen, it says so.
    ///
    /// @param putBack whether a runner was seen to enqueue jobs that are pending again
    static List<Cause> of(Snapshot snapshot, RunnableChannels waiting, boolean putBack) {
        var causes = new StandstillCauses(snapshot, waiting).all();
        if (!causes.isEmpty()) {
            return causes;
        }
        return List.of(putBack ? noneBegun() : unknown());
    }

    /// A runner that gets no answer from Odoo puts the jobs back. A statement that the database refused looks the same.
    private static Cause noneBegun() {
        return new Cause(
                "A runner sends statements that enqueue jobs, and the jobs are pending: the database refuses it, or no"
                        + " worker begins them and they were put back.",
                "See what the runner's log says. Check whether Odoo answers at the host and port of the runners'"
                        + " [queue_job] section.",
                new Remedy.ShowRunners(List.of()));
    }

    /// While the leader only observes, it does not matter whether slots are free: this cause comes first.
    private List<Cause> all() {
        var causes = new ArrayList<Cause>();
        probes().ifPresent(causes::add);
        var deserted = NoRunnerRule.isDeserted(snapshot);
        var observer = ObservingLeader.of(snapshot);
        if (deserted) {
            causes.add(noRunner());
        } else {
            observer.map(StandstillCauses::observes).ifPresent(causes::add);
        }
        notBegun().ifPresent(causes::add);
        dead().ifPresent(causes::add);
        if (!deserted && observer.isEmpty()) {
            leader().ifPresent(causes::add);
            blocked().ifPresent(causes::add);
        }
        paused().ifPresent(causes::add);
        if (!deserted) {
            loop().ifPresent(causes::add);
        }
        return causes;
    }

    /// If nothing else is due, nobody waits, whatever holds them.
    private Optional<Cause> probes() {
        var onlyProbes =
                waiting.channels().stream().allMatch(wait -> wait.name().equals(ProbeChannel.NAME));
        return snapshot.health()
                .probes()
                .known()
                .filter(probes -> onlyProbes && probes.present())
                .map(probes -> new Cause(
                        "All due jobs are in " + ProbeChannel.NAME + ": probe jobs " + probes.origin()
                                + ", for which nobody waits.",
                        probes.areLeft() ? LeftProbesRule.TODO : "Wait until the drill ends: it removes them.",
                        LeftProbesRule.SHOW));
    }

    private Cause noRunner() {
        var missing = MissingRunner.of(snapshot);
        return new Cause(missing.sentence() + " Only a runner enqueues jobs.", missing.todo(), missing.remedy());
    }

    /// At the moment of the look one was connected.
    private Optional<Cause> loop() {
        return MissingRunner.loop(snapshot)
                .map(anomaly -> new Cause(
                        anomaly.code().title() + ": " + anomaly.evidence().getFirst(),
                        ReconnectAdvice.of(anomaly, snapshot),
                        new Remedy.ShowRunners(anomaly.pids())));
    }

    private Optional<Cause> notBegun() {
        var jobs = waiting.holders().notBegun();
        return jobs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cause(
                        slots(jobs) + " held by enqueued jobs that no worker has begun: " + named(jobs) + ".",
                        "Ask again for them (Ask again in the list of jobs; signalbox ask-again --orphans):"
                                + " this repeats the request and changes no row. If they stay enqueued, no"
                                + " request arrives: check host and port in the runners' [queue_job] section.",
                        new Remedy.RepeatRequest(
                                jobs.stream().map(RunningJob::uuid).toList())));
    }

    private Optional<Cause> dead() {
        var jobs = waiting.holders().dead();
        return jobs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cause(
                        slots(jobs) + " held by started jobs that no worker is running: " + named(jobs) + ".",
                        "Requeue the jobs that no worker is running.",
                        new Remedy.RequeueDead(StuckJobInvestigation.dead(StuckJobInvestigation.all(snapshot)))));
    }

    /// Of the jobs that hold slots, only a limited number is read.
    private String slots(List<RunningJob> jobs) {
        var more = snapshot.health()
                .slots()
                .known()
                .filter(slots -> slots.running().more() > 0)
                .isPresent();
        return (more ? "At least " : "") + NumberText.of(jobs.size(), "slot") + (jobs.size() == 1 ? " is" : " are");
    }

    private String named(List<RunningJob> jobs) {
        var named = jobs.stream()
                .limit(FindingWords.SAMPLES)
                .map(job -> JobMention.withChannel(job) + ", " + since(job.since()))
                .collect(Collectors.joining("; "));
        var more = jobs.size() - FindingWords.SAMPLES;
        return more > 0 ? named + "; " + ListText.more(more) : named;
    }

    private String since(@Nullable Instant since) {
        return FindingWords.sinceOrUnknown(since, snapshot.serverTime());
    }

    private Optional<Cause> leader() {
        return Findings.leaderless(snapshot)
                .map(finding -> new Cause(
                        finding.title() + ": " + finding.seen().getFirst(), finding.todo(), finding.remedy()));
    }

    /// A leader's statements take milliseconds.
    private Optional<Cause> blocked() {
        return Optional.ofNullable(snapshot.leadership().leader())
                .filter(leader -> Objects.equals(leader.state(), "active"))
                .flatMap(leader -> Optional.ofNullable(leader.stateChange())
                        .map(since -> Duration.between(since, snapshot.serverTime()))
                        .filter(running -> running.compareTo(LONG_STATEMENT) > 0)
                        .map(running -> new Cause(
                                "The leader, pid " + leader.pid() + ", has been running one statement for "
                                        + DurationText.inSentence(running) + ": most likely it waits for a lock.",
                                "See who holds it: SELECT pg_blocking_pids(" + leader.pid()
                                        + "). End that session, or wait until it is through.",
                                new Remedy.ShowRunners(List.of(leader.pid())))));
    }

    private static Cause observes(ObservingLeader observer) {
        return new Cause(observer.sentence(), ObservingLeader.TODO, observer.remedy());
    }

    /// Whether a leader is at work, as far as nothing contradicts it.
    static boolean isLed(Snapshot snapshot) {
        return !NoRunnerRule.isDeserted(snapshot)
                && Findings.leaderless(snapshot).isEmpty()
                && ObservingLeader.of(snapshot).isEmpty();
    }

    private Optional<Cause> paused() {
        var channels =
                waiting.channels().stream().filter(RunnableChannels::isPaused).toList();
        return channels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cause(
                        "Paused in queue_job_channel, with all channels below: "
                                + channels.stream()
                                        .map(wait -> NumberText.count(wait.own().due()) + " due in " + wait.name())
                                        .limit(FindingWords.SAMPLES)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "Resume the channel when the reason for the pause is over.",
                        channels.stream()
                                .map(ChannelWait::name)
                                .findFirst()
                                .<Remedy>map(Remedy.ShowChannel::new)
                                .orElse(Remedy.none())));
    }

    private static Cause unknown() {
        return new Cause(
                "The database does not show what holds the queue.",
                "Check whether the leader's process is alive, what its log says, and whether Odoo answers at"
                        + " the host and port of its [queue_job] section.",
                new Remedy.ShowRunners(List.of()));
    }
}
