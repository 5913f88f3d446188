package signalbox.app.profile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import signalbox.remote.HostSpec;
import signalbox.remote.SshFiles;

/// The host of a profile's Odoo processes, which is reached by SSH; usually its database is reached through it, too. It
/// contains no passphrase: the SSH agent handles that.
///
/// @param host a name, an address, or an alias from `~/.ssh/config`
/// @param port 0: that of the configuration, else 22
/// @param user null: that of the configuration, else the user of this system
/// @param keyFile the only key to offer, `~/` as OpenSSH means it; null: the agent's, and the usual ones
/// @param jump `USER@HOST:PORT` of the host to go through; null: the configuration's ProxyJump, if any
/// @param directDatabase whether the database is reached without this host
public record SshAccess(
        String host,
        int port,
        @Nullable String user,
        @Nullable String keyFile,
        @Nullable String jump,
        boolean directDatabase) {
    /// @throws IllegalArgumentException with what is wrong
    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public SshAccess {
        if (host == null) {
            throw new IllegalArgumentException("The ssh part of a profile needs a host");
        }
        spec(host, port, user, keyFile, jump);
    }

    public HostSpec spec() {
        return spec(host, port, user, keyFile, jump);
    }

    private static HostSpec spec(
            String host, int port, @Nullable String user, @Nullable String keyFile, @Nullable String jump) {
        var through = jump == null ? null : HostSpec.parse(jump);
        var key = keyFile == null ? null : path(keyFile);
        return new HostSpec(host, port, user == null ? "" : user, key, through, true);
    }

    private static Path path(String file) {
        return file.startsWith("~/") ? SshFiles.home().resolve(file.substring(2)) : Path.of(file);
    }
}
