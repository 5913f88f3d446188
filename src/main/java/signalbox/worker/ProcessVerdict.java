package signalbox.worker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a process is for, with the evidence.
///
/// @param disagreement one sentence with both results, if the kind is unknown because rules contradict each other, or
///     why it is in doubt; else null
public record ProcessVerdict(
        ProcessKind kind, List<Evidence> evidence, @Nullable String disagreement) {
    /// What a verdict can be based on.
    public enum KindRule {
        /// The arguments, and the config file if it is known.
        ARGUMENTS("A", "Arguments"),
        /// The path of the program.
        LAUNCHER("B", "Launcher"),
        /// The titles that prefork processes give themselves, and whether a parent has such children.
        TITLE("C", "Process title"),
        /// A prefork process without such a title.
        UNTITLED("C", "Process title"),
        /// The command of Odoo that comes first: `shell`, `gevent`, …
        COMMAND("command", "Command"),
        /// A connection to PostgreSQL that only a runner has.
        CONNECTION("connection", "Connection");

        private final String word;
        private final String title;

        KindRule(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /// The word that the command line uses.
        public String word() {
            return word;
        }

        public String title() {
            return title;
        }
    }

    /// @param token the text that was read, unchanged
    public record Evidence(KindRule rule, String token) {
        @Override
        public String toString() {
            return rule.title() + ": " + token;
        }
    }

    /// The result of one rule.
    record Side(ProcessKind kind, KindRule rule, List<String> tokens) {
        static Side of(ProcessKind kind, KindRule rule, String... tokens) {
            return new Side(kind, rule, Arrays.asList(tokens));
        }

        private String label() {
            return rule.title() + ": " + kind.word() + " (" + String.join(", ", tokens) + ")";
        }
    }

    /// The evidence in words: `Arguments: --limit-time-real=0; Launcher: /opt/odoo.sh/odoosh/bin/odoo-rpc`.
    public String text() {
        return evidence.stream()
                .collect(groupingBy(Evidence::rule, LinkedHashMap::new, mapping(Evidence::token, joining(", "))))
                .entrySet()
                .stream()
                .map(of -> of.getKey().title() + ": " + of.getValue())
                .collect(joining("; "));
    }

    static final ProcessVerdict NOT_ODOO = new ProcessVerdict(ProcessKind.NONE, List.of(), null);

    public ProcessVerdict {
        evidence = List.copyOf(evidence);
    }

    /// The kind that all results name; unknown if they contradict each other.
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

    /// A prefork process without a title: HTTP, cron and runner processes look the same.
    static ProcessVerdict untitled(String token, String why) {
        return new ProcessVerdict(ProcessKind.UNKNOWN, List.of(new Evidence(KindRule.UNTITLED, token)), why);
    }

    boolean isUntitled() {
        return kind == ProcessKind.UNKNOWN
                && evidence.stream().map(Evidence::rule).anyMatch(KindRule.UNTITLED::equals);
    }

    /// @param backend of a runner's connection that belongs to this process
    ProcessVerdict asRunner(int backend) {
        var all = new ArrayList<>(evidence);
        all.add(new Evidence(KindRule.CONNECTION, "the runner's backend " + backend));
        return new ProcessVerdict(ProcessKind.RUNNER, all, null);
    }

    static ProcessVerdict of(Side only) {
        return of(List.of(only));
    }
}
