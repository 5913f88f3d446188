package signalbox.ui.jobs.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.audit.Change;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.ShownJob;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperationCommands;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.ui.kit.overlay.Question;

/// The question before an action. It names the place, the rows before and after, and what else follows.
final class ActionQuestion {
    private static final int MOST_LINES = 100;

    private ActionQuestion() {}

    static Question of(JobWords words, Preview preview, String environment) {
        var operation = words.operation();
        var count = preview.changes().size();
        var verb = operation.verb(count);
        var question = Question.of(verb + "?", verb, environment)
                .say("On " + words.target().label() + ": " + operation.effect(count))
                .changing(lines(words.jobs(), preview));
        for (var part : List.of(words.known(), consequences(operation, preview))) {
            for (var sentence : part) {
                question = question.say(sentence);
            }
        }
        return switch (operation.emphasis()) {
            case USUAL, QUIET -> question;
            case SERIOUS, DANGEROUS -> question.dangerous();
        };
    }

    private static List<String> consequences(JobOperation operation, Preview preview) {
        var sentences = new ArrayList<String>();
        var followers = preview.followers().size();
        if (followers > 0) {
            sentences.add(NumberText.of(followers, "dependant changes", "dependants change") + " along with "
                    + (preview.changes().size() == 1 ? "it." : "them."));
        }
        var done = preview.changes().stream()
                .filter(change ->
                        operation.command().equals("requeue") && change.before().startsWith("done"))
                .count();
        if (done > 0) {
            sentences.add(NumberText.of(done, "job is", "jobs are") + " done: what " + (done == 1 ? "it" : "they")
                    + " did is done once more.");
        }
        sentences.addAll(refusals(preview.refused()));
        // Where there is a form for the whole subtree, a note tells of those below.
        if (!preview.blocked().isEmpty() && operation.subtree().isEmpty()) {
            sentences.add((JobOperationCommands.mayBeMore(preview.blocked()) ? "At least " : "")
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

    private static List<String> lines(List<ShownJob> jobs, Preview preview) {
        Map<String, String> names = jobs.stream()
                .collect(Collectors.toMap(ShownJob::uuid, job -> job.call().name(), (one, _) -> one));
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
            lines.add(ListText.more(items.size() - MOST_LINES));
        }
    }
}
