package signalbox.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import signalbox.audit.ActionHandler;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.election.BackendKey;
import signalbox.election.RunnerConnection;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.PreflightCheck;

/// Runs drills, and passes on their reports to be kept.
public final class DrillHandler implements ActionHandler<DrillPlan> {
    private final CurrentDrill current;
    private final Consumer<DrillReport> kept;
    private final Consumer<BackendKey> ended;

    /// @param kept gets each report
    /// @param ended gets each backend that a drill has ended
    public DrillHandler(CurrentDrill current, Consumer<DrillReport> kept, Consumer<BackendKey> ended) {
        this.current = current;
        this.kept = kept;
        this.ended = ended;
    }

    @Override
    public Class<DrillPlan> type() {
        return DrillPlan.class;
    }

    @Override
    public Procedure procedure() {
        return Procedure.LONG;
    }

    @Override
    public Optional<String> objection(DrillPlan plan) {
        return current.isTaken() ? Optional.of(CurrentDrill.TAKEN) : Optional.empty();
    }

    /// The drill for the backends that lead now.
    @Override
    public DrillPlan settled(DrillPlan plan) {
        return plan.aim() == null ? plan.at(current.aim(plan)) : plan;
    }

    @Override
    public Preview preview(DrillPlan plan) {
        return preview(plan, current.preflight(plan));
    }

    /// What a drill would do after this preflight. The preview gives the preflight.
    public static Preview preview(DrillPlan plan, Preflight found) {
        var refused = found.checks().stream()
                .filter(PreflightCheck::fails)
                .map(check -> new Refusal(check.item(), "fails", check.text()))
                .toList();
        return (refused.isEmpty()
                        ? Preview.of(takenOut(plan.method(), found.victims()), List.of())
                        : Preview.refused(refused))
                .giving(found);
    }

    /// What a drill would do to which runner: each with its place in the line.
    public static List<Change> takenOut(InjectionMethod method, List<RunnerConnection> victims) {
        var changes = new ArrayList<Change>();
        for (var victim : victims) {
            var place = switch (changes.size()) {
                case 0 -> "leads";
                case 1 -> "second in line";
                default -> "number " + (changes.size() + 1) + " in line";
            };
            changes.add(new Change("pid " + victim.pid(), victim.label() + ", " + place, method.effect()));
        }
        return List.copyOf(changes);
    }

    @Override
    public Outcome run(DrillPlan plan) {
        var report = current.run(plan);
        credit(plan, report);
        kept.accept(report);
        return outcome(report);
    }

    /// The backends that the drill has ended count as ended by Signalbox.
    private void credit(DrillPlan plan, DrillReport report) {
        var aim = plan.aim();
        if (aim != null && !plan.method().lasts()) {
            aim.victims().stream()
                    .filter(victim -> report.takenOut().stream().anyMatch(taken -> taken.pid() == victim.pid()))
                    .forEach(ended);
        }
    }

    /// What a drill came to. The outcome gives the report.
    public static Outcome outcome(DrillReport report) {
        var leader = report.leaderBefore();
        var subject = leader == null ? "no leader" : "pid " + leader.pid();
        if (report.verdict() == DrillReport.DrillVerdict.ABORTED) {
            return aborted(subject, report);
        }
        var before = leader == null ? "leader" : "leader, " + leader.label();
        return Outcome.of(new Change(subject, before, report.verdict().word() + "; " + followed(report)))
                .giving(report);
    }

    /// A drill may be aborted after it has taken runners out: by the operator, or because the connection was lost.
    private static Outcome aborted(String subject, DrillReport report) {
        if (report.takenOut().isEmpty()) {
            return Outcome.refused(new Refusal(subject, "aborted", report.reason()))
                    .giving(report);
        }
        return Outcome.of(report.takenOut().stream()
                        .map(runner -> new Change(
                                "pid " + runner.pid(),
                                runner.label(),
                                (report.perhapsTakenOut().contains(runner) ? "may have been taken out" : "taken out")
                                        + "; then aborted: " + report.reason()))
                        .toList())
                .giving(report);
    }

    private static String followed(DrillReport report) {
        var successor = report.successor();
        var predicted = report.successorPredicted();
        return "predicted successor: " + (predicted == null ? "none" : predicted.label()) + "; actual successor: "
                + (successor == null ? "none was seen" : successor.label());
    }
}
