package signalbox.remote;

import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.config.IdentityOptions;
import signalbox.remote.config.SshConfig;
import signalbox.remote.config.SshConfigException;
import signalbox.remote.config.SshOptions;
import signalbox.remote.config.SshProxy;
import signalbox.text.HostPort;

/// A host after the configuration was read: where it really is, and how it is reached.
///
/// @param jump the host to go through; null: none
/// @param command the command whose standard streams are the connection; null: none
record SshRoute(
        SshOptions options,
        @Nullable HostSpec jump,
        @Nullable String command) {
    /// Blocks.
    ///
    /// @throws RemoteException when the configuration cannot be read or understood
    static SshRoute of(HostSpec spec, SshFiles files) {
        var options = options(spec, files);
        if (spec.jump() != null) {
            return new SshRoute(options, spec.jump(), null);
        }
        return switch (options.proxy()) {
            case SshProxy.Direct() -> new SshRoute(options, null, null);
            case SshProxy.Jump(var hosts) -> new SshRoute(options, jump(hosts), null);
            case SshProxy.Command(var line) -> new SshRoute(options, null, line);
        };
    }

    private static SshOptions options(HostSpec spec, SshFiles files) {
        try {
            var query = files.query(spec);
            return withKey(spec, spec.heedsConfig() ? SshConfig.of(query) : SshConfig.plain(query));
        } catch (SshConfigException e) {
            throw new RemoteException(Kind.FILES, e.getMessage() + ".", e);
        }
    }

    /// A key that is named for this host is the only one, as with IdentitiesOnly.
    private static SshOptions withKey(HostSpec spec, SshOptions options) {
        var key = spec.keyFile();
        if (key == null) {
            return options;
        }
        var usual = options.identities();
        var only = new IdentityOptions(
                List.of(key), usual.certificates(), true, usual.agent(), usual.places(), usual.ban());
        return new SshOptions(options.address(), only, options.hostKeys(), options.proxy(), options.unfollowed());
    }

    /// @throws RemoteException when the key that is named for the host does not exist
    static void checkKey(HostSpec spec) {
        var key = spec.keyFile();
        if (key != null && Files.notExists(key) && Files.notExists(key.resolveSibling(key.getFileName() + ".pub"))) {
            throw new RemoteException(Kind.FILES, "There is no key file " + key + ".", null);
        }
    }

    /// @throws RemoteException when the configuration forbids to log in with keys
    void checkLogin() {
        var ban = options.identities().ban();
        if (ban != null) {
            throw new RemoteException(
                    Kind.NOT_LET_IN,
                    ban.label() + " forbids keys at " + label()
                            + ", and Signalbox logs in with keys alone:"
                            + " change it for this host, or name it by an alias that may use keys.",
                    null);
        }
    }

    /// ProxyJump names the hosts in the order in which they are reached.
    private static HostSpec jump(String hosts) {
        HostSpec reached = null;
        for (var host : hosts.split(",")) {
            var next = hop(host);
            reached = reached == null ? next : next.withJumpHost(reached);
        }
        if (reached == null) {
            throw new RemoteException(Kind.FILES, "ProxyJump " + hosts + " names no host.", null);
        }
        return reached;
    }

    private static HostSpec hop(String host) {
        try {
            return HostSpec.parse(host);
        } catch (IllegalArgumentException e) {
            throw new RemoteException(Kind.FILES, "ProxyJump " + host + ": " + e.getMessage() + ".", e);
        }
    }

    String host() {
        return options.address().host();
    }

    int port() {
        return options.address().port();
    }

    String user() {
        return options.address().user();
    }

    /// The name and port under which its key is known: OpenSSH gives an alias no port.
    String keyName() {
        var alias = options.hostKeys().alias();
        return alias == null ? host() : alias;
    }

    int keyPort() {
        return options.hostKeys().alias() == null ? port() : HostSpec.DEFAULT_PORT;
    }

    String label() {
        return user() + "@" + HostPort.label(host(), port());
    }
}
