package signalbox.runner;

import signalbox.runner.election.Election;
import signalbox.runner.election.FencedElection;
import signalbox.runner.election.OldestConnection;
import signalbox.runner.odoo.JobTrigger;

/// What one kind of runner does its own way: how it takes the lead, how it enqueues, and how it has a job run.
public record RunnerMethods(Election election, JobEnqueuer enqueue, JobTrigger requests) {
    /// As runners on Odoo.sh.
    public static RunnerMethods field(JobTrigger requests) {
        return new RunnerMethods(new OldestConnection(), JobEnqueuer.unguarded(), requests);
    }

    /// As the embedded runner: it cannot enqueue unless it leads, whatever it believes.
    public static RunnerMethods fenced(FencedElection election, JobTrigger requests) {
        return new RunnerMethods(election, JobEnqueuer.fenced(election), requests);
    }
}
