package signalbox.ui.screen;

import java.util.List;
import java.util.concurrent.Callable;
import signalbox.app.AskTarget;
import signalbox.runner.AskAgain;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.Outcome;
import signalbox.ui.kit.Figures;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Notices;

/// Has jobs asked for again: finds out where Odoo answers, looks, asks, does it. On the FX thread only.
public final class AskAgainDeed {
    private final Deeds deeds;
    private final Callable<AskTarget> aim;
    private final Background background;
    private final Notices notices;

    /// @param aim where requests go; blocks, and refuses with the reason where nothing tells
    public AskAgainDeed(Deeds deeds, Callable<AskTarget> aim, Background background, Notices notices) {
        this.deeds = deeds;
        this.aim = aim;
        this.background = background;
        this.notices = notices;
    }

    public static AskAgainDeed of(Desk desk) {
        var session = desk.session();
        var deeds = new Deeds(Target.of(session), Acts.of(session), desk.background(), desk.asks(), desk.notices());
        return new AskAgainDeed(deeds, session::askTarget, desk.background(), desk.notices());
    }

    /// As many as may be asked for at once.
    public void begin(List<String> uuids) {
        var wanted = uuids.stream().distinct().limit(AskAgain.MOST_JOBS).toList();
        if (wanted.isEmpty() || deeds.busy().get()) {
            return;
        }
        background.run(aim, outcome -> {
            switch (outcome) {
                case Outcome.Done<AskTarget>(var target) ->
                    deeds.begin(new AskAgain(wanted, target.endpoint(), target.source()), words(wanted.size()));
                case Outcome.Failed<AskTarget>(var cause) ->
                    notices.tell(Notice.failed("No job was asked for.", Deeds.said(cause)));
            }
        });
    }

    private Deeds.Words words(int jobs) {
        var verb = verb(jobs);
        return new Deeds.Words(
                verb + "?",
                verb,
                List.of("On " + deeds.target().words() + ", Odoo is asked to run "
                        + (jobs == 1 ? "this job" : "these jobs") + ", as a runner asks. One that has begun or moved on"
                        + " meanwhile is left alone."),
                List.of(),
                "Odoo was asked. Those that begin show so in the list; the audit log has each answer.",
                "No job was asked for.",
                verb + ": that failed.");
    }

    /// `Ask again for 3 jobs`
    public static String verb(int jobs) {
        return "Ask again for " + Figures.of(jobs, "job", "jobs");
    }
}
