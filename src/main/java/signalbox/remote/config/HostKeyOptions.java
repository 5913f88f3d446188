package signalbox.remote.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the key of a host is checked.
///
/// @param alias the name under which its key is known, without a port; null: its own
/// @param userFiles known_hosts of the user
/// @param globalFiles known_hosts of the system
/// @param revoked files of keys that no host may have
public record HostKeyOptions(
        @Nullable String alias,
        List<Path> userFiles,
        List<Path> globalFiles,
        List<Path> revoked,
        StrictChecking strict) {
    public HostKeyOptions {
        userFiles = List.copyOf(userFiles);
        globalFiles = List.copyOf(globalFiles);
        revoked = List.copyOf(revoked);
    }
}
