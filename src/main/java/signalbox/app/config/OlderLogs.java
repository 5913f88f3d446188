package signalbox.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.FileFault;
import signalbox.remote.RemoteException;
import signalbox.remote.SshHost;

/// The files beside a log that hold its older parts, as logrotate, Odoo.sh and Python name them: `odoo.log.1`,
/// `odoo.log.2026-11-29`, `odoo.log-20261129.gz`. Their names alone are read.
final class OlderLogs {
    private static final Logger LOG = LoggerFactory.getLogger(OlderLogs.class);
    private static final int MOST = 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 20_000;
    private static final Pattern ROTATED = Pattern.compile("[.-](?:\\d[\\d.T_-]*|old|bak)(?:\\.(?:gz|xz|bz2|zst))?");

    /// The newest first. A folder without such files is no error.
    private static final String LIST = "cd -- \"$1\" && ls -1td -- \"$2\".* \"$2\"-* 2>/dev/null; true";

    private OlderLogs() {}

    /// Their names, the newest first, 20 at most. None where the folder cannot be read.
    static List<String> here(Path log) {
        try (var files = Files.list(log.toAbsolutePath().getParent())) {
            return rotated(
                    log.getFileName().toString(),
                    files.sorted(Comparator.comparingLong(OlderLogs::changed).reversed())
                            .map(file -> file.getFileName().toString()));
        } catch (IOException e) {
            LOG.debug("What lies beside {} is not known: {}", log, FileFault.reading(e));
            return List.of();
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException _) {
            return 0;
        }
    }

    /// The same on a host. Blocks, with a time limit.
    static List<String> there(SshHost host, String log) {
        var slash = log.lastIndexOf('/');
        var folder = slash < 1 ? "/" : log.substring(0, slash);
        var name = log.substring(slash + 1);
        try {
            var listed = host.run(List.of("sh", "-c", LIST, "sh", folder, name), LIMIT, MOST_BYTES);
            return rotated(name, listed.out().lines());
        } catch (RemoteException e) {
            LOG.debug("What lies beside {} is not known: {}", log, e.getMessage());
            return List.of();
        }
    }

    private static List<String> rotated(String name, Stream<String> files) {
        return files.filter(file -> file.startsWith(name)
                        && ROTATED.matcher(file.substring(name.length())).matches())
                .limit(MOST)
                .toList();
    }
}
