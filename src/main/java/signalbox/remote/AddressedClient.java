package signalbox.remote;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.jspecify.annotations.Nullable;

/// A client for one connection, to an address that was looked up before. SSHD would look up the name again, and compare
/// the names in a host's certificate with the address of this machine where a way leads through it.
final class AddressedClient extends SshClient {
    private @Nullable SocketAddress target;

    /// @param name by which the host's key is known
    ConnectFuture connect(String user, InetSocketAddress address, String name) throws IOException {
        target = new InetSocketAddress(named(address.getAddress(), name), address.getPort());
        return connect(user, address.getAddress().getHostAddress(), address.getPort());
    }

    private static InetAddress named(InetAddress address, String name) throws UnknownHostException {
        return address instanceof Inet6Address six
                ? Inet6Address.getByAddress(name, six.getAddress(), six.getScopeId())
                : InetAddress.getByAddress(name, address.getAddress());
    }

    @Override
    protected ConnectFuture doConnect(
            String user,
            SocketAddress address,
            @Nullable AttributeRepository context,
            @Nullable SocketAddress localAddress,
            @Nullable KeyIdentityProvider identities,
            HostConfigEntry entry)
            throws IOException {
        return super.doConnect(user, target == null ? address : target, context, localAddress, identities, entry);
    }
}
