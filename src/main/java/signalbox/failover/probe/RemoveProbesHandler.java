package signalbox.failover.probe;

import java.util.List;
import signalbox.audit.ActionHandler;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.postgres.capability.ActionSessions;
import signalbox.text.NumberText;

/// Removes probe jobs that were left behind. It removes none while a drill runs on this database, from any Signalbox.
public final class RemoveProbesHandler implements ActionHandler<RemoveProbes> {
    private final ActionSessions sessions;

    public RemoveProbesHandler(ActionSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<RemoveProbes> type() {
        return RemoveProbes.class;
    }

    @Override
    public Procedure procedure() {
        return Procedure.TAKE_BACK;
    }

    @Override
    public Preview preview(RemoveProbes action) {
        var left = sessions.watching().use("count the probe jobs", ProbeJobs::left);
        return Preview.of(changes(left), List.of());
    }

    @Override
    public Outcome run(RemoveProbes action) {
        var removal = sessions.acting().transaction("remove the probe jobs left behind", ProbeJobs::removeLeft);
        return Outcome.of(changes(removal.removed()), List.of(), refused(removal));
    }

    private static List<Refusal> refused(ProbeJobs.Removal removal) {
        return removal.left() == 0
                ? List.of()
                : List.of(new Refusal(subject(removal.left()), "left behind", removal.reason()));
    }

    private static String subject(int jobs) {
        return NumberText.of(jobs, "probe job") + " of an earlier drill";
    }

    private static List<Change> changes(int jobs) {
        return jobs == 0 ? List.of() : List.of(new Change(subject(jobs), "left behind", "deleted"));
    }
}
