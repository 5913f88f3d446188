package signalbox.ui.jobs.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.app.profile.Environment;
import signalbox.audit.Change;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.action.JobCommands;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.ui.jobs.action.ActionsViewModel.Draft;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionTarget;

/// The question before an action. It names the place, the rows before and after, and what else follows.
final class ActionQuestion {
    private static final int MOST_LINES = 100;

    private ActionQuestion() {}

    static Question of(Draft draft, ActionTarget target) {
        var preview = draft.preview();
        var verb = draft.operation().words(preview.changes().size());
        var typed = Objects.requireNonNullElse(preview.typed(), target.typesName() ? target.database() : "");
        var environment = typed.isEmpty() ? target.environment().word() : Environment.PRODUCTION.word();
        var question = Question.of(verb + "?", verb, environment)
                .say(effect(draft, target))
                .changing(lines(draft))
                .askingReason();
        for (var sentence : consequences(draft)) {
            question = question.say(sentence);
        }
        if (draft.operation() != JobOperation.REQUEUE) {
            question = question.dangerous();
        }
        return typed.isEmpty() ? question : question.typing(typed);
    }

    private static String effect(Draft draft, ActionTarget target) {
        var count = draft.preview().changes().size();
        var jobs = count == 1 ? "one job" : NumberText.count(count) + " jobs";
        var s = count == 1 ? "s" : "";
        return "On " + target.label() + ": "
                + switch (draft.operation()) {
                    case REQUEUE ->
                        jobs + " go" + (count == 1 ? "es" : "") + " back to the queue and run" + s + " again.";
                    case SET_DONE -> jobs + " count" + s + " as done without running (again).";
                    case CANCEL ->
                        draft.takesSubtree()
                                ? jobs + " and everything below that qualifies are given up."
                                : jobs + (count == 1 ? " is" : " are") + " given up.";
                };
    }

    private static List<String> consequences(Draft draft) {
        var preview = draft.preview();
        var sentences = new ArrayList<String>();
        var followers = preview.followers().size();
        if (followers > 0) {
            sentences.add(NumberText.of(followers, "dependant changes", "dependants change") + " along with "
                    + (preview.changes().size() == 1 ? "it." : "them."));
        }
        sentences.addAll(refusals(preview.refused()));
        if (!preview.blocked().isEmpty() && draft.operation() == JobOperation.SET_DONE) {
            sentences.add((JobCommands.mayBeMore(preview.blocked()) ? "At least " : "")
                    + NumberText.of(preview.blocked().size(), "dependant keeps", "dependants keep")
                    + " waiting for other jobs.");
        }
        sentences.addAll(preview.notes());
        return sentences;
    }

    /// `2 are left alone: Only pending, …`; each reason is given once.
    static List<String> refusals(List<Refusal> refused) {
        Map<String, Long> byReason = refused.stream()
                .collect(Collectors.groupingBy(Refusal::reason, LinkedHashMap::new, Collectors.counting()));
        return byReason.entrySet().stream()
                .map(entry -> (entry.getValue() == 1 ? "1 is" : NumberText.count(entry.getValue()) + " are")
                        + " left alone: " + entry.getKey())
                .toList();
    }

    private static List<String> lines(Draft draft) {
        Map<String, String> names = draft.jobs().stream()
                .collect(Collectors.toMap(Job::uuid, job -> job.call().name(), (one, _) -> one));
        Preview preview = draft.preview();
        var lines = new ArrayList<String>();
        add(lines, preview.changes(), change -> line(change, names));
        add(lines, preview.followers(), change -> line(change, names) + "(dependant)");
        add(lines, preview.blocked(), uuid -> ShortUuid.of(uuid) + "  stays wait_dependencies");
        return lines;
    }

    private static String line(Change change, Map<String, String> names) {
        return ShortUuid.of(change.subject()) + "  " + change.before() + " → " + change.after() + "  "
                + names.getOrDefault(change.subject(), "");
    }

    private static <T> void add(List<String> lines, List<T> items, Function<T, String> words) {
        items.stream().limit(MOST_LINES).map(words).map(String::strip).forEach(lines::add);
        if (items.size() > MOST_LINES) {
            lines.add("… and " + NumberText.count(items.size() - MOST_LINES) + " more");
        }
    }
}
