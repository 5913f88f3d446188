package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import signalbox.app.diagnostics.Diagnostics;

/// `diagnostics`: what a report about Signalbox needs.
public record DiagnosticsDocument(Instant takenAt, List<Group> groups, List<String> errors) {
    public record Group(String title, List<Fact> facts) {}

    public record Fact(String key, String value) {}

    public static DiagnosticsDocument of(Diagnostics diagnostics) {
        return new DiagnosticsDocument(
                diagnostics.takenAt(),
                diagnostics.groups().stream()
                        .map(group -> new Group(
                                group.title(),
                                group.facts().stream()
                                        .map(fact -> new Fact(fact.key(), fact.value()))
                                        .toList()))
                        .toList(),
                diagnostics.errors());
    }
}
