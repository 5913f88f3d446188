package signalbox.health.rule.installation;

import java.util.ArrayList;
import java.util.List;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.installation.OdooSetup;
import signalbox.text.Severity;

/// A module runs jobs in a cron while a runner dispatches them, too.
public final class CronJobrunnerModuleRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var installed = snapshot.health()
                .setup()
                .known()
                .filter(setup -> setup.modules().contains(OdooSetup.CRON_JOBRUNNER))
                .isPresent();
        var seen = snapshot.observation();
        var runners = seen.connections().stream()
                .filter(runner -> runner.database().equals(seen.database()))
                .toList();
        return installed && !runners.isEmpty() ? List.of(finding(runners)) : List.of();
    }

    private static Finding finding(List<RunnerConnection> runners) {
        var lines = runners.stream()
                .map(runner -> "pid " + runner.pid() + ", " + runner.applicationName() + ", is a runner.")
                .toList();
        var seen = new ArrayList<String>();
        seen.add("The module " + OdooSetup.CRON_JOBRUNNER + " is installed.");
        seen.addAll(FindingWords.samples(lines, lines.size()));
        return new Finding(
                "cron-jobrunner",
                Severity.CRITICAL,
                "A cron runs jobs beside the runner",
                seen,
                "Its cron takes pending jobs, the newest first, and ignores channels. The runner starts the"
                        + " same jobs: they can run twice.",
                "Uninstall " + OdooSetup.CRON_JOBRUNNER + ", or take queue_job out of server_wide_modules.",
                new Remedy.ShowRunners(
                        runners.stream().map(RunnerConnection::pid).toList()));
    }
}
