package signalbox.ui.jobs.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkPreview;
import signalbox.queue.action.bulk.BulkReport;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.ShownTime;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.ActionWords;

/// What is said of an operation on all jobs that match a filter.
///
/// @param again begins the same action in another way: with a trial first
record BulkWords(BulkAction action, ActionTarget target, Consumer<BulkAction> again) implements ActionWords {
    private static final int MOST_NAMED = 4;

    private JobOperation operation() {
        return action.operation();
    }

    @Override
    public Question question(Preview preview, String environment) {
        var found = preview.result(BulkPreview.class).orElseThrow();
        var suited = suited(found);
        var verb = operation().verb(suited);
        var question = Question.of(
                        verb + (isTrial() ? ", " + BulkAction.TRIAL + " first?" : "?"),
                        isTrial() ? "First " + BulkAction.TRIAL : verb,
                        environment)
                .say("On " + target.label() + ": " + operation().effect(suited))
                .say(frozen(found))
                .say("By state: " + listed(found.byState(), stored -> stored.label()) + ".")
                .say("By channel: " + listed(found.byChannel(), channel -> channel) + ".")
                .changing(found.samples().stream().map(BulkWords::line).toList());
        for (var sentence : further(preview, found)) {
            question = question.say(sentence);
        }
        question = switch (operation().emphasis()) {
            case USUAL, QUIET -> question;
            case SERIOUS, DANGEROUS -> question.dangerous();
        };
        return isTrial() || suited <= BulkAction.TRIAL
                ? question
                : question.offering(
                        "First " + BulkAction.TRIAL + " only…",
                        () -> again.accept(found.settled().tryingFirst()));
    }

    private boolean isTrial() {
        return action.tried() > 0;
    }

    private int suited(BulkPreview found) {
        return found.byState().entrySet().stream()
                .filter(entry -> operation().objection(entry.getKey()).isEmpty())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private String frozen(BulkPreview found) {
        return NumberText.of(found.jobs(), "job matched ", "jobs matched ") + action.label() + " at "
                + ShownTime.ofDay(found.at())
                + ". Jobs that match later, or whose state or channel changes until then, are left alone.";
    }

    private List<String> further(Preview preview, BulkPreview found) {
        var sentences = new ArrayList<>(operation().cautions(found.byState()));
        preview.refused().forEach(refusal -> sentences.add(leftAlone(refusal)));
        sentences.add(found.inBatches() + ". You can pause and stop it after each.");
        if (isTrial()) {
            sentences.add("The first " + BulkAction.TRIAL + " are changed at once. Then it waits until you go on.");
        }
        sentences.addAll(preview.notes());
        return sentences;
    }

    private static String leftAlone(Refusal refusal) {
        return refusal.subject() + " left alone: " + refusal.reason();
    }

    /// The most frequent ones; the others are counted.
    private static <T> String listed(Map<T, Integer> counts, Function<T, String> label) {
        var named = counts.entrySet().stream()
                .limit(MOST_NAMED)
                .map(entry -> NumberText.count(entry.getValue()) + " " + label.apply(entry.getKey()))
                .collect(Collectors.joining(", "));
        var others = counts.values().stream()
                .skip(MOST_NAMED)
                .mapToInt(Integer::intValue)
                .sum();
        return others == 0 ? named : named + ", " + NumberText.count(others) + " in others";
    }

    private static String line(Change change) {
        return ShortUuid.of(change.subject()) + "  " + change.before() + " → " + change.after() + "  (for example)";
    }

    @Override
    public Notice nothing(Preview preview) {
        return Notice.warning(
                "Nothing to change.",
                preview.refused().stream().map(BulkWords::leftAlone).collect(Collectors.joining("\n")));
    }

    @Override
    public Notice notice(Outcome outcome) {
        var report = outcome.result(BulkReport.class).orElseThrow();
        var sentence = NumberText.count(report.counts().changed()) + " of "
                + NumberText.of(report.jobs().size(), "job", "jobs") + " "
                + operation().done() + ".";
        return report.counts().changed() == report.jobs().size()
                ? Notice.done(sentence)
                : Notice.warning(sentence, "The report in Jobs says what became of the others.");
    }

    @Override
    public String failed() {
        return operation().verb("jobs") + ": that failed.";
    }
}
