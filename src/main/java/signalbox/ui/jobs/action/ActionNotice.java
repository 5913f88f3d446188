package signalbox.ui.jobs.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.ShownJob;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperationCommands;
import signalbox.text.NumberText;
import signalbox.ui.kit.overlay.Notice;

/// The notice after an action: how many jobs changed, and how many did not.
final class ActionNotice {
    private ActionNotice() {}

    static Notice of(JobOperation operation, List<ShownJob> jobs, Outcome outcome) {
        var parts = new ArrayList<String>();
        if (!outcome.changes().isEmpty()) {
            parts.add(NumberText.count(outcome.changes().size()) + " " + operation.done());
        }
        parts.addAll(leftAlone(jobs, outcome.refused()));
        if (!outcome.followers().isEmpty()) {
            parts.add(
                    NumberText.of(outcome.followers().size(), "dependant", "dependants") + " " + operation.followed());
        }
        if (parts.isEmpty()) {
            parts.add("Nothing was changed");
        }
        var sentence = String.join(", ", parts) + ".";
        var details = new ArrayList<>(ActionQuestion.refusals(outcome.refused()));
        if (!outcome.blocked().isEmpty()) {
            details.add((JobOperationCommands.mayBeMore(outcome.blocked()) ? "At least " : "")
                    + NumberText.of(outcome.blocked().size(), "dependant keeps", "dependants keep") + " waiting.");
        }
        var all = String.join("\n", details);
        return outcome.refused().isEmpty() && !outcome.changes().isEmpty()
                ? new Notice(Notice.Kind.DONE, sentence, all)
                : Notice.warning(sentence, all);
    }

    /// The preview has shown that there is nothing to do.
    static Notice nothing(List<ShownJob> jobs, Preview preview) {
        var refused = preview.refused();
        return Notice.warning(
                "Nothing to change: " + String.join(", ", leftAlone(jobs, refused)) + ".",
                String.join("\n", ActionQuestion.refusals(refused)));
    }

    /// `1 had changed`, `2 gone`, `1 refused`
    private static List<String> leftAlone(List<ShownJob> jobs, List<Refusal> refused) {
        Map<String, String> shown = jobs.stream()
                .collect(Collectors.toMap(ShownJob::uuid, job -> job.stored().label(), (one, _) -> one));
        Map<String, Long> counts = refused.stream()
                .collect(Collectors.groupingBy(
                        refusal -> refusal.state().equals("gone")
                                ? "gone"
                                : refusal.state().equals(shown.get(refusal.subject())) ? "not possible" : "had changed",
                        TreeMap::new,
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> NumberText.count(entry.getValue()) + " " + entry.getKey())
                .toList();
    }
}
