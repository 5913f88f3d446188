package signalbox.remote;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A host after the configuration was read: where it really is, and through which host it is reached.
///
/// @param keyFiles the only keys to offer; empty: the agent's and the usual ones
record SshRoute(
        String host,
        int port,
        String user,
        List<Path> keyFiles,
        @Nullable HostSpec jump) {
    static SshRoute of(HostSpec spec, SshFiles files) {
        var entry = spec.heedsConfig() ? SshConfig.resolve(files, spec) : SshConfig.plain(spec);
        var named = spec.keyFile();
        var keys = named == null ? entry.getIdentities().stream().map(Path::of).toList() : List.of(named);
        return new SshRoute(
                entry.getHostName(),
                entry.getPort() > 0 ? entry.getPort() : HostSpec.DEFAULT_PORT,
                entry.getUsername().isEmpty() ? System.getProperty("user.name") : entry.getUsername(),
                keys,
                spec.jump() == null ? jump(entry.getProxyJump()) : spec.jump());
    }

    /// ProxyJump names the hosts in the order in which they are reached.
    private static @Nullable HostSpec jump(@Nullable String hosts) {
        if (hosts == null || hosts.isBlank() || hosts.equalsIgnoreCase("none")) {
            return null;
        }
        HostSpec reached = null;
        for (var host : hosts.split(",")) {
            var next = HostSpec.parse(host);
            reached = reached == null ? next : next.withJumpHost(reached);
        }
        return reached;
    }

    String label() {
        return user + "@" + host + ":" + port;
    }
}
