package signalbox.remote;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.text.HostPort;

/// Which host is reached by SSH, and how.
///
/// @param host a name or address, or an alias from `~/.ssh/config`
/// @param port 0: that of the configuration, else 22
/// @param user empty: that of the configuration, else the user of this system
/// @param keyFile the only key to offer; null: those of the configuration, the agent's and the usual ones
/// @param jump the host to go through; null: the configuration's ProxyJump, if any
/// @param heedsConfig whether `~/.ssh/config` is used
public record HostSpec(
        String host,
        int port,
        String user,
        @Nullable Path keyFile,
        @Nullable HostSpec jump,
        boolean heedsConfig) {
    static final int DEFAULT_PORT = 22;

    private static final Pattern URL =
            Pattern.compile("(?:ssh://)?(?:([^@/]+)@)?(?:\\[([^\\]]+)]|([^@:/\\[\\]]+))(?::(\\d{1,5}))?/?");

    public HostSpec {
        HostPort.checkHost(host);
        if (port != 0) {
            HostPort.checkPort(port);
        }
    }

    /// Reads `ssh://USER@HOST:PORT` or `USER@HOST`; all but the host may be left out.
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong; it holds no password
    public static HostSpec parse(String url) {
        var parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("The SSH address must look like ssh://USER@HOST:PORT or USER@HOST");
        }
        var user = parts.group(1) == null ? "" : parts.group(1);
        if (user.contains(":")) {
            throw new IllegalArgumentException("An SSH address must not contain a password: USER@HOST");
        }
        var host = parts.group(2) == null ? parts.group(3) : parts.group(2);
        var port = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
        return new HostSpec(host, port, user, null, null, true);
    }

    public HostSpec withKeyFile(Path file) {
        return new HostSpec(host, port, user, file, jump, heedsConfig);
    }

    public HostSpec withJumpHost(HostSpec other) {
        return new HostSpec(host, port, user, keyFile, other, heedsConfig);
    }

    public HostSpec ignoringConfig() {
        return new HostSpec(host, port, user, keyFile, jump, false);
    }

    /// `USER@HOST:PORT`, as far as they are given: for messages, and for `parse`.
    public String label() {
        return (user.isEmpty() ? "" : user + "@") + (port == 0 ? host : HostPort.label(host, port));
    }
}
