package signalbox.remote;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;

/// `~/.ssh/config`, as OpenSSH itself reads it if `ssh` is installed. Otherwise it is prepared for SSHD, which knows
/// neither Include nor Match: included files are put in their place, and sections of Match are left out.
final class SshConfig {
    private static final Logger LOG = LoggerFactory.getLogger(SshConfig.class);
    private static final int DEEPEST = 8;
    private static final Pattern KEYWORD = Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)(.*)");

    private final Path folder;
    private final List<String> lines = new ArrayList<>();
    private boolean inMatch;

    private SshConfig(Path folder) {
        this.folder = folder;
    }

    /// The configuration for a host; without any, only the host itself. Blocks.
    ///
    /// @throws RemoteException when it cannot be read or understood
    static HostConfigEntry resolve(SshFiles files, HostSpec spec) {
        return OpenSshConfig.resolve(files, spec).orElseGet(() -> parsed(files, spec));
    }

    /// Read without OpenSSH.
    static HostConfigEntry parsed(SshFiles files, HostSpec spec) {
        try {
            var entry = HostConfigEntry.toHostConfigEntryResolver(read(files))
                    .resolveEffectiveHost(spec.host(), spec.port(), null, spec.user(), null, null);
            return entry == null ? plain(spec) : entry;
        } catch (IOException | RuntimeException e) {
            throw new RemoteException(
                    Kind.FILES,
                    "Could not read " + files.config() + ": correct it, or tell the profile to ignore it.",
                    e);
        }
    }

    static HostConfigEntry plain(HostSpec spec) {
        return new HostConfigEntry("", spec.host(), spec.port(), spec.user());
    }

    private static List<HostConfigEntry> read(SshFiles files) throws IOException {
        var config = new SshConfig(files.folder());
        if (Files.exists(files.config())) {
            config.include(files.config(), 0);
        }
        return HostConfigEntry.readHostConfigEntries(new StringReader(String.join("\n", config.lines)), true);
    }

    private void include(Path file, int depth) throws IOException {
        for (var line : Files.readAllLines(file)) {
            var parts = KEYWORD.matcher(line);
            switch (parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) : "") {
                case "include" -> includeAll(parts.group(2), depth + 1);
                case "match" -> {
                    inMatch = true;
                    LOG.info("A Match section of {} is left out", file);
                }
                case "host" -> {
                    inMatch = false;
                    lines.add(line);
                }
                default -> add(line);
            }
        }
    }

    private void add(String line) {
        if (!inMatch) {
            lines.add(line);
        }
    }

    private void includeAll(String patterns, int depth) throws IOException {
        if (inMatch || depth > DEEPEST) {
            return;
        }
        for (var pattern : patterns.strip().split("\\s+")) {
            for (var file : matching(pattern.replace("\"", ""))) {
                include(file, depth);
            }
        }
    }

    private List<Path> matching(String pattern) throws IOException {
        var path = pattern.startsWith("~/") ? SshFiles.home().resolve(pattern.substring(2)) : folder.resolve(pattern);
        var parent = path.resolveSibling("");
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (var found = Files.newDirectoryStream(parent, path.getFileName().toString())) {
            var files = new ArrayList<Path>();
            found.forEach(files::add);
            files.removeIf(file -> !Files.isRegularFile(file));
            files.sort(null);
            return files;
        }
    }
}
