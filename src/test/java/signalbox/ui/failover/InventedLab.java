package signalbox.ui.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Protection;
import signalbox.app.session.Confirmation;
import signalbox.audit.RefusedException;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.Verdict;

/// Drills without a database.
final class InventedLab implements FailoverViewModel.Lab {
    final List<DrillPlan> plans = new ArrayList<>();
    final List<Confirmation> confirmed = new ArrayList<>();
    Preflight preflight = Reports.passing();
    Protection protection = new Protection("acme-stg", Environment.STAGING, false, Protection.Ground.SAID, List.of());
    List<Numbered> history = List.of();
    DrillReport result = Reports.of("terminate-leader", Verdict.PASS, 1.2, "It went well.");
    final List<String> stopped = new ArrayList<>();

    @Nullable
    DrillReport soFar;

    boolean refuses;

    @Override
    public Preflight preflight(DrillPlan plan) {
        plans.add(plan);
        return preflight;
    }

    @Override
    public Protection protection() {
        return protection;
    }

    @Override
    public DrillReport run(DrillPlan plan, Confirmation confirmation) {
        if (refuses) {
            throw new RefusedException("Signalbox is not armed now.");
        }
        confirmed.add(confirmation);
        history = List.of(new Numbered(history.size() + 1, result));
        return result;
    }

    @Override
    public List<Numbered> history() {
        return history;
    }

    @Override
    public Optional<DrillReport> soFar() {
        return Optional.ofNullable(soFar);
    }

    @Override
    public void stop(String reason) {
        stopped.add(reason);
    }
}
