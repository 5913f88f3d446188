package signalbox.health.rule;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.text.Severity;

/// A rule that keeps no other from its findings when it fails: the failure becomes a finding.
record RuleGuard(Rule rule) implements Rule {
    private static final Logger LOG = LoggerFactory.getLogger(RuleGuard.class);

    /// A rule is applied to each snapshot: each gets into the log once.
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        try {
            return rule.judge(snapshot, known);
        } catch (RuntimeException | StackOverflowError e) {
            var name = rule.getClass().getSimpleName();
            if (LOGGED.add(name)) {
                LOG.warn("The rule {} failed", name, e);
            }
            return List.of(failed(name, e));
        }
    }

    private static Finding failed(String name, Throwable fault) {
        return new Finding(
                "rule-failed",
                Severity.WARNING,
                "A rule of Signalbox failed",
                List.of("The rule " + name + " failed: " + fault.getClass().getName()),
                "This is a fault of Signalbox itself: what this rule looks for is not known. All other rules were"
                        + " applied.",
                "Please report it with what Signalbox's log says about it.",
                Remedy.none());
    }
}
