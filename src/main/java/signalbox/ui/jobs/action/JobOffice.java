package signalbox.ui.jobs.action;

import signalbox.app.Confirmation;
import signalbox.app.Session;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.queue.JobAction;

/// Where actions on jobs are previewed and carried out. Its methods block and belong into the background.
interface JobOffice {
    Preview preview(JobAction action);

    Outcome run(JobAction action, Confirmation confirmation);

    static JobOffice of(Session session) {
        return new JobOffice() {
            @Override
            public Preview preview(JobAction action) {
                return session.preview(action);
            }

            @Override
            public Outcome run(JobAction action, Confirmation confirmation) {
                return session.run(action, confirmation);
            }
        };
    }
}
