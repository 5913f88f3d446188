package signalbox.ui.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import signalbox.app.file.AppFolders;
import signalbox.queue.JobState;
import signalbox.ui.kit.KeyBinding;

/// The text of the help, in reading order. It comes from `help.md`, `actions.md` and `commands.md` beside this
/// class, whose paragraphs become its parts. `# Title` begins a section. `**Name**: meaning`, `[STATE]: meaning`,
/// `<kbd>F1</kbd>: meaning` and `` `command`: meaning `` are rows. `{screens}`, `{keys}` and `{files}` are replaced by
/// what is declared elsewhere or known only at run time. All else is text.
public final class HelpText {
    public record Section(String title, List<Part> parts) {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    public sealed interface Part {}

    public record Text(String sentences) implements Part {}

    public record State(JobState state, String meaning) implements Part {}

    public record Named(String name, String meaning) implements Part {}

    public record Stored(String name, Path path) implements Part {}

    public record Key(String keys, String meaning) implements Part {}

    public record Command(String line, String meaning) implements Part {}

    private static final List<String> FILES = List.of("help.md", "actions.md", "commands.md");
    private static final String TITLE = "# ";
    private static final Pattern ROW =
            Pattern.compile("(?:\\*\\*(?<name>.+?)\\*\\*|\\[(?<state>\\w+)]|<kbd>(?<keys>.+?)</kbd>|`(?<command>.+?)`)"
                    + ": (?<meaning>.+)");

    private HelpText() {}

    /// @param screens the keys that open the screens
    public static List<Section> sections(AppFolders folders, List<Key> screens) {
        var sections = new ArrayList<Section>();
        var title = "";
        var parts = new ArrayList<Part>();
        for (var paragraph : paragraphs()) {
            if (paragraph.startsWith(TITLE)) {
                if (!parts.isEmpty()) {
                    sections.add(new Section(title, parts));
                }
                title = paragraph.substring(TITLE.length());
                parts.clear();
            } else {
                parts.addAll(parts(paragraph, folders, screens));
            }
        }
        sections.add(new Section(title, parts));
        return List.copyOf(sections);
    }

    /// Each paragraph on one line.
    private static List<String> paragraphs() {
        return FILES.stream()
                .flatMap(file -> Arrays.stream(text(file).split("\n\\s*\n")))
                .map(paragraph -> paragraph.strip().replace('\n', ' '))
                .toList();
    }

    private static String text(String file) {
        try (var text = Objects.requireNonNull(HelpText.class.getResourceAsStream(file))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<? extends Part> parts(String paragraph, AppFolders folders, List<Key> screens) {
        return switch (paragraph) {
            case "{screens}" -> screens;
            case "{keys}" -> keys();
            case "{files}" -> files(folders);
            default -> List.of(part(paragraph));
        };
    }

    private static Part part(String paragraph) {
        var row = ROW.matcher(paragraph);
        if (!row.matches()) {
            return new Text(paragraph);
        }
        var meaning = row.group("meaning");
        if (row.group("name") != null) {
            return new Named(row.group("name"), meaning);
        }
        if (row.group("state") != null) {
            return new State(JobState.valueOf(row.group("state")), meaning);
        }
        return row.group("keys") == null
                ? new Command(row.group("command"), meaning)
                : new Key(row.group("keys"), meaning);
    }

    private static List<Key> keys() {
        return Arrays.stream(KeyBinding.values())
                .map(binding -> new Key(binding.keys(), binding.meaning()))
                .toList();
    }

    private static List<Stored> files(AppFolders folders) {
        return List.of(
                new Stored("Profiles", folders.profilesFile()),
                new Stored("Settings", folders.settingsFile()),
                new Stored("Accepted SSH host keys", folders.knownHostsFile()),
                new Stored("Audit log", folders.auditFile()),
                new Stored("Terms of leadership", folders.ledgerFolder()),
                new Stored("Silenced findings", folders.silencesFolder()),
                new Stored("Saved filters", folders.filtersFolder()),
                new Stored("Log", folders.logFolder()),
                new Stored("Demo cluster", folders.demoFolder()));
    }
}
