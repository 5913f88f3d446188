package signalbox.remote;

import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import signalbox.remote.config.SshQuery;

/// The files of the user's side of SSH.
///
/// @param folder usually `~/.ssh`: config, known_hosts, keys. Only read
/// @param ownKnownHosts Signalbox's own known_hosts, to which accepted keys are written
/// @param agentSocket null without an agent
public record SshFiles(
        Path folder, Path ownKnownHosts, @Nullable Path agentSocket) {
    private static final String AGENT = "SSH_AUTH_SOCK";

    /// `~/.ssh`, and the agent at `SSH_AUTH_SOCK`.
    public static SshFiles ofUser(Path ownKnownHosts) {
        var agent = System.getenv(AGENT);
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

    /// The question how a host is reached.
    SshQuery query(HostSpec spec) {
        var variables = new HashMap<>(System.getenv());
        variables.remove(AGENT);
        if (agentSocket != null) {
            variables.put(AGENT, agentSocket.toString());
        }
        return new SshQuery(spec.host(), spec.port(), spec.user(), folder, home(), variables);
    }
}
