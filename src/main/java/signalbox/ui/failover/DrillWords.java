package signalbox.ui.failover;

import java.util.Locale;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.report.DrillReport;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.ActionWords;

/// The words for a drill.
record DrillWords(DrillPlan plan, ActionTarget target) implements ActionWords {
    @Override
    public Question question(Preview preview, String environment) {
        var victims = preview.changes().stream()
                .map(change -> change.subject() + ", " + change.before() + " → " + change.after())
                .toList();
        var question = Question.of("Run a failover drill?", "Run drill", environment)
                .dangerous()
                .changing(victims)
                .say("On " + target.label() + ": " + plan.method().title().toLowerCase(Locale.ROOT) + " ("
                        + plan.method().means() + ").")
                .say(preview.result(Preflight.class)
                        .map(DrillWords::successor)
                        .orElse("The successor cannot be predicted."))
                .say(probes(plan.probes()) + "It gives up after " + DurationText.setting(plan.limit()) + ".");
        for (var note : preview.notes()) {
            question = question.say(note);
        }
        return question;
    }

    private static String probes(int jobs) {
        return jobs == 0
                ? ""
                : NumberText.of(jobs, "probe job without effect is", "probe jobs without effect are")
                        + " added and removed again. ";
    }

    private static String successor(Preflight found) {
        var next = found.predicted();
        return next == null
                ? "The successor cannot be predicted."
                : "Pid " + next.pid() + ", database " + next.database()
                        + ", should lead next. Until it acts, no job is dispatched.";
    }

    @Override
    public Notice nothing(Preview preview) {
        return Notice.warning(
                failed(),
                preview.refused().stream().findFirst().map(Refusal::reason).orElse(""));
    }

    @Override
    public Notice notice(Outcome outcome) {
        var report = outcome.result(DrillReport.class).orElseThrow();
        return switch (report.verdict()) {
            case PASS -> Notice.done("The drill passed: " + report.reason());
            case OVER_TARGET -> Notice.warning("The drill took longer than its target time.", report.reason());
            case UNKNOWN -> Notice.warning("It is not known how long the queue stood still.", report.reason());
            case FAILED -> Notice.failed("The drill failed.", report.reason());
            case ABORTED -> Notice.warning("The drill was aborted.", report.reason());
        };
    }

    @Override
    public String failed() {
        return "No drill was run.";
    }
}
