package signalbox.ui.audit.content;

import java.util.Map;
import java.util.Set;
import signalbox.audit.reading.ActionResult;
import signalbox.audit.reading.AuditSums;

/// The choices by result: several results of the log under one word.
public enum ResultGroup {
    ALL("all", Set.of()),
    DONE("done", Set.of(ActionResult.DONE, ActionResult.PARTLY_DONE)),
    REFUSED("refused", Set.of(ActionResult.REFUSED)),
    FAILED("failed", Set.of(ActionResult.FAILED)),
    UNKNOWN("unknown", Set.of(ActionResult.UNKNOWN)),
    BEGAN("began", Set.of(ActionResult.BEGAN));

    private final String word;
    private final Set<ActionResult> results;

    ResultGroup(String word, Set<ActionResult> results) {
        this.word = word;
        this.results = results;
    }

    public String label() {
        return word;
    }

    /// Empty: all.
    public Set<ActionResult> results() {
        return results;
    }

    public int count(Map<ActionResult, Integer> sums) {
        return this == ALL ? AuditSums.total(sums) : AuditSums.of(sums, results);
    }
}
