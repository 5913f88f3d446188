package signalbox.config.check;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.text.Severity;

/// One rule about a file, and what it is called where it fails. A rule that fails keeps no other from its findings: the
/// failure becomes a finding.
///
/// @param name of its class and its method
record NamedRule(String name, Function<CheckedConfig, Stream<ConfigFinding>> rule) {
    private static final Logger LOG = LoggerFactory.getLogger(NamedRule.class);
    private static final int MOST_FINDINGS = 100;

    /// The same file is judged again and again: each rule gets into the log once.
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    /// At most a hundred.
    List<ConfigFinding> findings(CheckedConfig subject) {
        return guarded(name, () -> rule.apply(subject).limit(MOST_FINDINGS).toList());
    }

    /// What is found, or that this failed.
    static List<ConfigFinding> guarded(String name, Supplier<List<ConfigFinding>> find) {
        try {
            return find.get();
        } catch (RuntimeException | StackOverflowError e) {
            if (LOGGED.add(name)) {
                LOG.warn("The rule {} failed: {}", name, where(e));
            }
            return List.of(failed(name, e));
        }
    }

    /// The kind of the fault and its place: its message may hold a part of the file.
    private static String where(Throwable fault) {
        return fault.getClass().getName()
                + Stream.of(fault.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("signalbox."))
                        .findFirst()
                        .map(frame -> " at " + frame)
                        .orElse("");
    }

    private static ConfigFinding failed(String name, Throwable fault) {
        return new ConfigFinding(
                "rule-failed",
                Severity.WARNING,
                FindingPlace.NOWHERE,
                "The rule " + name + " failed: " + where(fault),
                "This is a fault of Signalbox itself: what this rule looks for is not known. All other rules were"
                        + " applied.",
                Fix.advice("Please report it with the line above. It holds nothing of the file."));
    }
}
