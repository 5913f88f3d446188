package signalbox.ui.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Protection;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.failover.DrillHandler;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.ui.screen.action.ActionGateway;

/// Drills without a database.
final class InventedLab implements FailoverViewModel.DrillService, ActionGateway {
    final List<DrillPlan> plans = new ArrayList<>();
    final List<Confirmation> confirmed = new ArrayList<>();
    Preflight preflight = Reports.passing();
    Protection protection =
            new Protection("acme-stg", Environment.STAGING, false, Protection.ProtectionBasis.SAID, List.of());
    List<Numbered> history = List.of();
    DrillReport result = Reports.of("terminate-leader", DrillVerdict.PASS, 1.2, "It went well.");
    final List<String> stopped = new ArrayList<>();

    @Nullable
    DrillReport soFar;

    @Nullable
    RuntimeException fault;

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
    public Preview preview(Action action) {
        return DrillHandler.preview((DrillPlan) action, preflight)
                .noting(protection.reasons())
                .typing(protection.typed().map(name -> new Preview.NameToType(name, "")).stream()
                        .toList());
    }

    @Override
    public Outcome run(Action action, Confirmation confirmation) {
        if (fault != null) {
            throw fault;
        }
        confirmed.add(confirmation);
        history = List.of(new Numbered(history.size() + 1, result));
        return DrillHandler.outcome(result);
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
