package signalbox.health.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import signalbox.channel.ChannelFacts;
import signalbox.election.Anomaly.Severity;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.health.SiteStatus;
import signalbox.health.YesNoUnknown;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// No runner is connected: the severity depends on the work. If the workers are asleep and no job is due, everything
/// is normal.
final class NoRunnerRule implements Rule {
    static final String VISIT = "Open the site, or let an uptime check visit it every few minutes: a request"
            + " wakes the workers, and their runners start the jobs. If no runner appears then, check that"
            + " queue_job is in server_wide_modules and that channels does not start with root:0.";

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
        if (work.due() > 0) {
            return List.of(due(snapshot, work, awake, absence));
        }
        if (snapshot.capabilities().hidesJobs()) {
            return List.of(unseen(snapshot, work, awake, absence));
        }
        if (work.later() == 0 || awake.answer() != YesNoUnknown.NO) {
            return List.of(idle(snapshot, work, awake, absence));
        }
        var asleep = Absence.ofHttpProcesses(snapshot);
        return asleep.certainty() == Certainty.TOO_YOUNG ? List.of() : List.of(later(snapshot, work, awake, asleep));
    }

    /// Whether no runner is connected for certain. Hidden sessions may be runners; on a hot standby all runners are
    /// elsewhere.
    static boolean isDeserted(Snapshot snapshot) {
        var seen = snapshot.observation();
        return seen.visibility().hiddenSessions() == 0 && seen.visibility().standby() == null && seen.seesNoRunner();
    }

    private static Finding due(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        seen.add(NumberText.of(work.due(), "job") + (work.due() == 1 ? " is" : " are") + " due" + since(snapshot, work)
                + ".");
        seen.add(nobody(snapshot));
        seen.add(BOUND);
        var still = StandstillRule.shownByTable(snapshot);
        still.ifPresentOrElse(seen::add, () -> addDoubt(seen, absence));
        seen.add(awake.evidence());
        addNextEta(seen, snapshot, work);
        var asleep = awake.answer() == YesNoUnknown.NO;
        return new Finding(
                "no-runner",
                severity(snapshot, absence),
                asleep ? "Jobs are due, and all workers are asleep" : "Jobs are due, and no runner is connected",
                seen,
                "Only a runner starts jobs. These jobs wait until a runner connects"
                        + (asleep ? ", and no runner connects until someone opens the site." : "."),
                VISIT,
                Remedy.visit(snapshot.capabilities().baseUrl()));
    }

    /// One look alone makes nothing critical, unless the table shows that nothing has moved for as long as a start
    /// takes.
    private static Severity severity(Snapshot snapshot, Absence absence) {
        return absence.certainty() == Certainty.LASTS || StandstillRule.isShownByTable(snapshot)
                ? Severity.CRITICAL
                : Severity.WARNING;
    }

    private static void addDoubt(List<String> seen, Absence absence) {
        if (absence.certainty() == Certainty.SEEN_BRIEFLY) {
            seen.add(absence.sentence());
        }
    }

    private static String since(Snapshot snapshot, ChannelFacts work) {
        var since = work.moments().dueSince();
        return since == null ? "" : ", the oldest since " + FindingWords.since(since, snapshot.serverTime());
    }

    private static Finding later(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        addNextEta(seen, snapshot, work);
        seen.add(awake.evidence());
        addDoubt(seen, absence);
        return new Finding(
                "asleep",
                Severity.WARNING,
                "All workers are asleep, and jobs become due",
                seen,
                "A job that becomes due while no runner is connected waits until someone opens the site.",
                VISIT,
                Remedy.visit(snapshot.capabilities().baseUrl()));
    }

    /// Hidden rows may be due jobs.
    private static Finding unseen(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        seen.add(nobody(snapshot));
        addDoubt(seen, absence);
        seen.add("None of the rows that row security lets this role see is due.");
        seen.add(awake.evidence());
        addNextEta(seen, snapshot, work);
        return new Finding(
                "idle",
                Severity.INFO,
                "No runner is connected; whether a job is due is not known",
                seen,
                "Due jobs wait until a runner connects. Row security may hide some of them from this role.",
                VISIT,
                Remedy.visit(snapshot.capabilities().baseUrl()));
    }

    private static Finding idle(Snapshot snapshot, ChannelFacts work, SiteStatus awake, Absence absence) {
        var seen = new ArrayList<String>();
        seen.add(nobody(snapshot));
        addDoubt(seen, absence);
        seen.add(awake.evidence());
        addNextEta(seen, snapshot, work);
        return new Finding(
                "idle",
                Severity.INFO,
                awake.answer() == YesNoUnknown.NO
                        ? "All workers are asleep, and no job is due"
                        : "No runner is connected, and no job is due",
                seen,
                "No job is waiting for a runner now. A job that becomes due waits until a runner connects.",
                VISIT,
                Remedy.visit(snapshot.capabilities().baseUrl()));
    }

    private static String nobody(Snapshot snapshot) {
        return "No runner of " + snapshot.observation().database() + " is connected.";
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
