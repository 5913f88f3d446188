package signalbox.runner;

import signalbox.runner.election.Election;
import signalbox.runner.election.FencedElection;
import signalbox.runner.election.OldestConnection;
import signalbox.runner.odoo.JobTrigger;

/// What one kind of runner does its own way: how it takes the lead, how it enqueues, and how it has a job run.
public record RunnerMethods(Election election, JobEnqueuer enqueue, JobTrigger requests) {
    /// The methods of the runners on Odoo.sh.
    public static RunnerMethods field(JobTrigger requests) {
        return new RunnerMethods(new OldestConnection(), JobEnqueuer.unguarded(), requests);
    }

    /// The methods of the embedded runner: its statement enqueues nothing unless it leads, whatever the runner
    /// believes.
    public static RunnerMethods fenced(FencedElection election, JobTrigger requests) {
        return new RunnerMethods(election, JobEnqueuer.fenced(election), requests);
    }
}
