package signalbox.ui.screen.action;

import java.util.List;
import java.util.concurrent.Callable;
import signalbox.app.session.RequestTarget;
import signalbox.runner.askagain.AskAgain;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.ScreenContext;

/// Asks again for jobs: finds where Odoo answers, previews, asks the operator, sends the requests. On the FX thread
/// only.
public final class AskAgainFlow {
    private final ActionFlow actions;
    private final Callable<RequestTarget> aim;
    private final Background background;
    private final NoticeBoard notices;

    /// @param aim gives the address for requests; blocks, and refuses with the reason when it is not known
    public AskAgainFlow(ActionFlow actions, Callable<RequestTarget> aim, Background background, NoticeBoard notices) {
        this.actions = actions;
        this.aim = aim;
        this.background = background;
        this.notices = notices;
    }

    public static AskAgainFlow of(ScreenContext context) {
        return of(context, ActionFlow.of(context));
    }

    public static AskAgainFlow of(ScreenContext context, ActionFlow actions) {
        var session = context.session();
        return new AskAgainFlow(actions, session::askTarget, context.background(), context.notices());
    }

    /// Asks for at most as many as one `AskAgain` may hold.
    public void begin(List<String> uuids) {
        var wanted = uuids.stream().distinct().limit(AskAgain.MOST_JOBS).toList();
        if (wanted.isEmpty() || actions.busy().get()) {
            return;
        }
        background.run(aim, outcome -> {
            switch (outcome) {
                case TaskResult.Done<RequestTarget>(var target) ->
                    actions.begin(new AskAgain(wanted, target.endpoint(), target.source()), text(wanted.size()));
                case TaskResult.Failed<RequestTarget>(var cause) ->
                    notices.notifyOperator(Notice.failed("No job was asked for.", ActionFlow.message(cause)));
            }
        });
    }

    private ActionFlow.Words text(int jobs) {
        var verb = verb(jobs);
        return new ActionFlow.Words(
                verb + "?",
                verb,
                List.of("On " + actions.target().label() + ", Odoo is asked to run "
                        + (jobs == 1 ? "this job" : "these jobs") + ", as a runner asks. One that began or changed"
                        + " in the meantime is left alone."),
                List.of(),
                "The requests were sent. The list shows the jobs that begin; the audit log has each answer.",
                "No job was asked for.",
                verb + ": that failed.");
    }

    /// `Ask again for 3 jobs`
    public static String verb(int jobs) {
        return "Ask again for " + NumberText.of(jobs, "job", "jobs");
    }
}
