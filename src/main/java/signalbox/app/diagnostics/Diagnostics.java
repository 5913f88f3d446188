package signalbox.app.diagnostics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Profile;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.capability.Capabilities;
import signalbox.text.UtcTime;

/// The facts that a report about Signalbox needs, without names and without secrets.
///
/// @param errors the last warnings and errors of the log, the oldest first
public record Diagnostics(Instant takenAt, List<Group> groups, List<String> errors) {
    public record Group(String title, List<Fact> facts) {
        public Group {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String key, String value) {}

    public Diagnostics {
        groups = List.copyOf(groups);
        errors = List.copyOf(errors);
    }

    /// What is known of the open profile.
    ///
    /// @param capabilities null: there was no connection
    /// @param load what the watch costs the server; null: nothing is watched
    public record Opened(
            Profile profile,
            @Nullable Capabilities capabilities,
            @Nullable WatchLoad load) {}

    /// Reads the end of the log.
    ///
    /// @param version of Signalbox
    /// @param window what is known of the window; empty: there is none
    /// @param opened null: no profile is open
    public static Diagnostics of(
            Instant now, AppFolders folders, String version, List<Fact> window, @Nullable Opened opened) {
        var names = NameMask.of(folders, opened);
        var groups = new ArrayList<Group>();
        groups.add(new Group("Program", ProgramFacts.of(version, folders)));
        if (!window.isEmpty()) {
            groups.add(new Group("Window", window));
        }
        if (opened != null) {
            groups.add(new Group("Profile", ProfileFacts.of(opened.profile())));
            groups.add(new Group("Server", ServerOffer.of(opened.capabilities())));
        }
        groups.add(new Group("Own cost", OwnCost.of(opened == null ? null : opened.load())));
        return new Diagnostics(
                now,
                groups.stream().map(group -> masked(group, names::masked)).toList(),
                LogErrors.last(folders.logFile()).stream().map(names::masked).toList());
    }

    private static Group masked(Group group, UnaryOperator<String> mask) {
        return new Group(
                group.title(),
                group.facts().stream()
                        .map(fact -> new Fact(fact.key(), mask.apply(fact.value())))
                        .toList());
    }

    /// As it is copied and printed.
    public String text() {
        var text = new StringBuilder("Signalbox diagnostics, " + UtcTime.full(takenAt) + "\n");
        for (var group : groups) {
            text.append('\n').append(group.title()).append('\n');
            text.append(group.facts().stream()
                    .map(fact -> "  " + fact.key() + ": " + fact.value() + "\n")
                    .collect(Collectors.joining()));
        }
        text.append("\nLast warnings and errors of the log\n");
        text.append(
                errors.isEmpty()
                        ? "  none\n"
                        : errors.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
        return text.toString();
    }
}
