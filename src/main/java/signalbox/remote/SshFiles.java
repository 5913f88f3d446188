package signalbox.remote;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the user's side of SSH is kept.
///
/// @param folder usually `~/.ssh`: config, known_hosts, keys. Only read
/// @param ownKnownHosts the application's own known_hosts, where accepted keys go
/// @param agentSocket null without an agent
public record SshFiles(
        Path folder, Path ownKnownHosts, @Nullable Path agentSocket) {
    /// `~/.ssh`, and the agent at `SSH_AUTH_SOCK`.
    public static SshFiles ofUser(Path ownKnownHosts) {
        var agent = System.getenv("SSH_AUTH_SOCK");
        return new SshFiles(
                Path.of(System.getProperty("user.home"), ".ssh"),
                ownKnownHosts,
                agent == null || agent.isBlank() ? null : Path.of(agent));
    }

    Path config() {
        return folder.resolve("config");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }
}
