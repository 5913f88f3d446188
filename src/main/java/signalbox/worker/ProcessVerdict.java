package signalbox.worker;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a process is for, and what shows it.
///
/// @param disagreement one sentence with both sides, where the kind is unknown; else null
public record ProcessVerdict(
        ProcessKind kind, List<Evidence> evidence, @Nullable String disagreement) {
    /// What a verdict can rest on.
    public enum Rule {
        /// The arguments, and the config file where it is known.
        ARGUMENTS("A"),
        /// The path of the program.
        LAUNCHER("B"),
        /// The titles that prefork processes give themselves, and that a parent has such children.
        TITLE("C"),
        /// The command of Odoo that is named first: `shell`, `gevent`, …
        COMMAND("command");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// @param token what was read, as it stands there
    public record Evidence(Rule rule, String token) {
        @Override
        public String toString() {
            return rule.word() + ": " + token;
        }
    }

    /// What one rule says.
    record Side(ProcessKind kind, Rule rule, List<String> tokens) {
        static Side of(ProcessKind kind, Rule rule, String... tokens) {
            return new Side(kind, rule, Arrays.asList(tokens));
        }

        private String label() {
            return "rule " + rule.word() + " says " + kind.word() + " (" + String.join(", ", tokens) + ")";
        }
    }

    /// The evidence: `A: --limit-time-real=0, B: /opt/odoo.sh/odoosh/bin/odoo-rpc`.
    public String inWords() {
        return evidence.stream().map(Evidence::toString).collect(joining(", "));
    }

    static final ProcessVerdict NOT_ODOO = new ProcessVerdict(ProcessKind.NONE, List.of(), null);

    public ProcessVerdict {
        evidence = List.copyOf(evidence);
    }

    /// What the rules agree on; where they do not, unknown.
    ///
    /// @param sides at least one
    static ProcessVerdict of(List<Side> sides) {
        var evidence = sides.stream()
                .flatMap(side -> side.tokens().stream().map(token -> new Evidence(side.rule(), token)))
                .toList();
        var agreed = sides.stream().map(Side::kind).distinct().count() == 1;
        return agreed
                ? new ProcessVerdict(sides.getFirst().kind(), evidence, null)
                : new ProcessVerdict(
                        ProcessKind.UNKNOWN,
                        evidence,
                        sides.stream().map(Side::label).collect(joining("; ")));
    }

    static ProcessVerdict of(Side only) {
        return of(List.of(only));
    }
}
