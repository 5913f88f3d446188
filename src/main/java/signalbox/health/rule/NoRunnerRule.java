package signalbox.health.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import signalbox.channel.ChannelFacts;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Rule;
import signalbox.health.SiteStatus;
import signalbox.health.YesNoUnknown;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.UtcTime;

/// No runner is connected: the severity depends on the work. If the workers are asleep and no job is due, everything
/// is normal.
final class NoRunnerRule implements Rule {
    /// While no runner stays connected, sessions are sampled this often.
    private static final String BOUND = "Signalbox may miss a runner whose connections last less than 20 ms.";

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        if (!isDeserted(snapshot)) {
            return List.of();
        }
        var absence = Absence.ofRunners(snapshot);
        return absence.certainty() == Certainty.TOO_YOUNG ? List.of() : findings(snapshot, absence);
    }

    private static List<Finding> findings(Snapshot snapshot, Absence absence) {
        var work = snapshot.work();
        var awake = SiteStatus.of(snapshot);
        if (DueJobs.of(snapshot).free() > 0) {
            return List.of(due(snapshot, work, awake, absence));
        }
        if (snapshot.capabilities().hidesJobs()) {
            return List.of(unseen(snapshot, work, awake, absence));
        }
        if (work.later() == 0 || !isAsleep(snapshot, awake)) {
            return List.of(idle(snapshot, work, awake, absence));
        }
        var asleep = Absence.ofHttpProcesses(snapshot);
        return asleep.certainty() == Certainty.TOO_YOUNG ? List.of() : List.of(later(snapshot, work, awake, asleep));
    }

    /// Whether no runner is connected for certain. Hidden sessions may be runners, and so may those behind the same
    /// pooler; on a hot standby all runners are elsewhere.
    static boolean isDeserted(Snapshot snapshot) {
        var seen = snapshot.observation();
        return seen.visibility().showsAllRunners() && seen.seesNoRunner();
    }

    /// Where runners connect, even for moments, workers are awake.
    private static boolean isAsleep(Snapshot snapshot, SiteStatus awake) {
        return awake.answer() == YesNoUnknown.NO && !MissingRunner.of(snapshot).loops();
    }

    private static Finding due(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        var jobs = DueJobs.of(snapshot);
        seen.add(NumberText.of(jobs.free(), "job is due", "jobs are due") + since(snapshot, jobs) + ".");
        jobs.addPaused(seen);
        var missing = MissingRunner.of(snapshot);
        seen.add(missing.sentence());
        if (!missing.loops()) {
            seen.add(BOUND);
        }
        StandstillRule.shownByTable(snapshot).ifPresentOrElse(seen::add, () -> addDoubt(seen, missing, absence));
        seen.add(awake.evidence());
        addNextEta(seen, snapshot, work);
        var asleep = isAsleep(snapshot, awake);
        return new Finding(
                "no-runner",
                severity(snapshot, absence),
                asleep
                        ? "Jobs are due, and all workers are asleep"
                        : "Jobs are due, and no runner " + missing.isConnected(),
                seen,
                "Only a runner starts jobs. These jobs wait until a runner " + missing.connects()
                        + (asleep ? ", and no runner connects until someone opens the site." : "."),
                missing.todo(),
                missing.remedy());
    }

    /// One look alone makes nothing critical, unless the table shows that nothing has moved for as long as a start
    /// takes.
    private static Severity severity(Snapshot snapshot, Absence absence) {
        return absence.certainty() == Certainty.LASTS || StandstillRule.isShownByTable(snapshot)
                ? Severity.CRITICAL
                : Severity.WARNING;
    }

    /// A runner that connects again and again is no longer starting.
    private static void addDoubt(List<String> seen, MissingRunner missing, Absence absence) {
        if (absence.certainty() == Certainty.SEEN_BRIEFLY && !missing.loops()) {
            seen.add(absence.sentence());
        }
    }

    private static String since(Snapshot snapshot, DueJobs jobs) {
        return jobs.since()
                .map(since -> ", the oldest since " + FindingWords.since(since, snapshot.serverTime()))
                .orElse("");
    }

    private static Finding later(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        var missing = MissingRunner.of(snapshot);
        DueJobs.of(snapshot).addPaused(seen);
        addNextEta(seen, snapshot, work);
        seen.add(awake.evidence());
        addDoubt(seen, missing, absence);
        return new Finding(
                "asleep",
                Severity.WARNING,
                "All workers are asleep, and jobs become due",
                seen,
                "A job that becomes due while no runner is connected waits until someone opens the site.",
                missing.todo(),
                missing.remedy());
    }

    /// Hidden rows may be due jobs.
    private static Finding unseen(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        var missing = MissingRunner.of(snapshot);
        seen.add(missing.sentence());
        addDoubt(seen, missing, absence);
        var jobs = DueJobs.of(snapshot);
        jobs.addPaused(seen);
        seen.add("None of the "
                + (jobs.paused() > 0 ? "other rows" : "rows")
                + " that row security lets this role see is due.");
        seen.add(awake.evidence());
        addNextEta(seen, snapshot, work);
        return new Finding(
                "idle",
                Severity.INFO,
                "No runner " + missing.isConnected() + "; whether a job is due is not known",
                seen,
                "Due jobs wait until a runner " + missing.connects()
                        + ". Row security may hide some of them from this role.",
                missing.todo(),
                missing.remedy());
    }

    private static Finding idle(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        var missing = MissingRunner.of(snapshot);
        seen.add(missing.sentence());
        addDoubt(seen, missing, absence);
        seen.add(awake.evidence());
        var jobs = DueJobs.of(snapshot);
        jobs.addPaused(seen);
        addNextEta(seen, snapshot, work);
        return new Finding(
                "idle",
                Severity.INFO,
                (isAsleep(snapshot, awake) ? "All workers are asleep" : "No runner " + missing.isConnected()) + ", and "
                        + jobs.noneIsDue(),
                seen,
                "No job is waiting for a runner now. A job that becomes due waits until a runner " + missing.connects()
                        + ".",
                missing.todo(),
                missing.remedy());
    }

    private static void addNextEta(List<String> seen, Snapshot snapshot, ChannelFacts work) {
        var next = work.moments().nextEta();
        if (next != null) {
            seen.add(NumberText.of(work.later(), "job") + (work.later() == 1 ? " has" : " have")
                    + " an ETA in the future, the next at "
                    + UtcTime.brief(next, snapshot.serverTime()) + ", in "
                    + DurationText.inSentence(Duration.between(snapshot.serverTime(), next)) + ".");
        }
    }
}
