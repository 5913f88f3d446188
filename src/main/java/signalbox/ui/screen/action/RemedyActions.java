package signalbox.ui.screen.action;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import signalbox.app.session.Session;
import signalbox.app.session.SiteVisitor;
import signalbox.health.Remedy;
import signalbox.queue.filter.JobFilter;
import signalbox.runner.action.LeaveElection;
import signalbox.text.DurationText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.ScreenContext;

/// What the buttons beside findings do: they open the screen that shows it, or carry it out after a question. On the FX
/// thread only.
public final class RemedyActions {
    private final RunnerActions runners;
    private final AskAgainFlow asking;
    private final Navigation navigation;
    private final Session session;
    private final SiteVisitor site;
    private final Background background;
    private final NoticeBoard notices;
    private final ObservableValue<Availability> availability;

    private RemedyActions(ScreenContext context) {
        var session = context.session();
        var flow = ActionFlow.of(context);
        this.runners = new RunnerActions(flow);
        this.asking = AskAgainFlow.of(context, flow);
        this.navigation = context.navigation();
        this.session = session;
        this.site = session.site();
        this.background = context.background();
        this.notices = context.notices();
        this.availability = flow.availability(context.armed());
    }

    public static RemedyActions of(ScreenContext context) {
        return new RemedyActions(context);
    }

    public RemedyButtons buttons() {
        return new RemedyButtons(this::begin, availability);
    }

    /// The text of the button; empty when there is nothing to do.
    public static String verb(Remedy remedy) {
        return switch (remedy) {
            case Remedy.None() -> "";
            case Remedy.ShowRunners(var pids) -> pids.size() == 1 ? "Show runner" : "Show runners";
            case Remedy.ShowWorkers(var pids) -> pids.size() == 1 ? "Show process" : "Show processes";
            case Remedy.ShowJobs _ -> "Show jobs";
            case Remedy.ShowJob _ -> "Show job";
            case Remedy.ShowChannel _ -> "Show channels";
            case Remedy.InstallGuard() -> "Install guard…";
            case Remedy.TerminateRunner(var action) -> "Terminate pid " + action.pid() + "…";
            case Remedy.HandBack _ -> "Hand back";
            case Remedy.RequeueDead(var jobs) -> jobs.size() == 1 ? "Stuck job…" : "Stuck jobs…";
            case Remedy.RepeatRequest _ -> "Ask again…";
            case Remedy.VisitSite _ -> "Visit the site";
            case Remedy.StartRunner() -> "Start embedded runner…";
            case Remedy.ShowConfig() -> "Show odoo.conf";
        };
    }

    public void begin(Remedy remedy) {
        switch (remedy) {
            case Remedy.None() -> {}
            case Remedy.ShowRunners(var pids) -> showRunners(pids);
            case Remedy.ShowWorkers(var pids) -> navigation.workers(pids);
            case Remedy.ShowJobs(var filter) -> navigation.jobs(filter);
            case Remedy.ShowJob(var uuid) -> navigation.jobs(JobFilter.ALL.withText(uuid));
            case Remedy.ShowChannel(var channel) -> navigation.channel(channel);
            case Remedy.InstallGuard() -> runners.installGuard();
            case Remedy.TerminateRunner(var action) -> runners.terminate(action);
            case Remedy.HandBack(var pid) -> handBack(pid);
            case Remedy.RequeueDead(var jobs) -> navigation.stuckJobs(jobs);
            case Remedy.RepeatRequest(var uuids) -> asking.begin(uuids);
            case Remedy.VisitSite(var baseUrl) -> visit(baseUrl);
            case Remedy.StartRunner() -> navigation.embeddedRunner();
            case Remedy.ShowConfig() -> navigation.config();
        }
    }

    /// If the embedded runner belongs to another Signalbox, that one must hand back.
    private void handBack(int pid) {
        if (!session.leadsAs(pid)) {
            navigation.runner(pid);
            return;
        }
        runners.leaveElection(LeaveElection.Kind.HAND_BACK, () -> {});
    }

    private void showRunners(List<Integer> pids) {
        if (pids.isEmpty()) {
            navigation.runners();
        } else {
            navigation.runner(pids.getFirst());
        }
    }

    private void visit(String baseUrl) {
        var base = SiteVisitor.at(baseUrl);
        if (base.isEmpty()) {
            notices.notifyOperator(Notice.warning("The site was not visited.", baseUrl + " cannot be visited."));
            return;
        }
        background.run(() -> site.visit(base.get()), outcome -> {
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<SiteVisitor.Visit>(var visit) -> notice(visit);
                        case TaskResult.Failed<SiteVisitor.Visit>(var cause) ->
                            Notice.failed("The site was not visited.", ActionFlow.message(cause));
                    });
        });
    }

    private static Notice notice(SiteVisitor.Visit visit) {
        var took = DurationText.millis(visit.took());
        return visit.status() == null
                ? Notice.failed(
                        "The site gave no answer in " + took + ".", Objects.requireNonNullElse(visit.failure(), ""))
                : Notice.done("The site answered " + visit.status() + " in " + took + ".");
    }
}
