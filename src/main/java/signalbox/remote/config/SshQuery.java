package signalbox.remote.config;

import java.nio.file.Path;
import java.util.Map;

/// Which host is asked about, and by whom.
///
/// @param host a name or address, or an alias of the configuration
/// @param port 0: that of the configuration, else 22
/// @param user empty: that of the configuration, else the user of this system
/// @param folder what `~/.ssh` means
/// @param home what `~` means
/// @param variables the environment
public record SshQuery(String host, int port, String user, Path folder, Path home, Map<String, String> variables) {
    public SshQuery {
        variables = Map.copyOf(variables);
    }

    public Path config() {
        return folder.resolve("config");
    }

    /// Whether the folder is the user's own. If not, its file is named, and then OpenSSH does not read the system's.
    boolean isOfUser() {
        return folder.equals(home.resolve(".ssh"));
    }

    String localUser() {
        return System.getProperty("user.name");
    }
}
