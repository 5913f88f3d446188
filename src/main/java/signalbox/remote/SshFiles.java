package signalbox.remote;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files of the user's side of SSH.
///
/// @param folder usually `~/.ssh`: config, known_hosts, keys. Only read
/// @param ownKnownHosts Signalbox's own known_hosts, to which accepted keys are written
/// @param agentSocket null without an agent
public record SshFiles(
        Path folder, Path ownKnownHosts, @Nullable Path agentSocket) {
    /// `~/.ssh`, and the agent at `SSH_AUTH_SOCK`.
    public static SshFiles ofUser(Path ownKnownHosts) {
        var agent = System.getenv("SSH_AUTH_SOCK");
        return new SshFiles(
                home().resolve(".ssh"), ownKnownHosts, agent == null || agent.isBlank() ? null : Path.of(agent));
    }

    /// What `~` means in a path of SSH: the folder that the list of users names, whatever HOME says, as for OpenSSH
    /// itself (misc.c, tilde_expand).
    public static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    Path config() {
        return folder.resolve("config");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }
}
