package signalbox.ui.help;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import signalbox.app.file.AppFolders;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.screen.ScreenName;

/// What the handbook shows and other places declare: keys, screens, folders, commands. Pure.
public final class HelpFacts {
    private HelpFacts() {}

    /// The texts for `Handbook.chapters`.
    ///
    /// @param commands all commands with their options, as Markdown
    public static Map<String, String> of(AppFolders folders, String commands) {
        return Map.of("screens", screens(), "keys", keys(), "files", files(folders), "commands", commands);
    }

    /// The same without the commands.
    public static Map<String, String> of(AppFolders folders) {
        return of(folders, "");
    }

    private static String screens() {
        return Arrays.stream(ScreenName.values())
                .map(screen -> entry("Ctrl " + screen.key(), screen.label()))
                .collect(Collectors.joining());
    }

    private static String keys() {
        return Arrays.stream(KeyBinding.values())
                .map(binding -> entry(binding.keys(), binding.meaning()))
                .collect(Collectors.joining());
    }

    private static String files(AppFolders folders) {
        var files = new LinkedHashMap<String, Object>();
        files.put("Profiles", folders.profilesFile());
        files.put("Settings", folders.settingsFile());
        files.put("Accepted SSH host keys", folders.knownHostsFile());
        files.put("Audit log", folders.auditFile());
        files.put("What was seen", folders.recordingsFolder());
        files.put("Silenced findings", folders.silencesFolder());
        files.put("Saved filters", folders.filtersFolder());
        files.put("Copies of odoo.conf", folders.snapshotsFolder());
        files.put("Known databases", folders.knownDatabasesFile());
        files.put("Log", folders.logFolder());
        files.put("Demo cluster", folders.demoFolder());
        return files.entrySet().stream()
                .map(file -> entry(file.getKey(), "`" + file.getValue() + "`"))
                .collect(Collectors.joining());
    }

    private static String entry(String name, String meaning) {
        return "**" + name + "**: " + meaning + "\n\n";
    }
}
