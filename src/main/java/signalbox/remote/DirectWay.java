package signalbox.remote;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.config.SshAddress;

/// The host itself, by its addresses.
record DirectWay(SshAddress address) implements SshWay {
    private static final int MOST = 4;

    @Override
    public List<InetSocketAddress> addresses() {
        try {
            var found = Stream.of(InetAddress.getAllByName(address.host()))
                    .filter(this::isOfFamily)
                    .limit(MOST)
                    .map(each -> new InetSocketAddress(each, address.port()))
                    .toList();
            if (found.isEmpty()) {
                throw unknown(" with an address of the family that AddressFamily names");
            }
            return found;
        } catch (UnknownHostException e) {
            throw unknown("");
        }
    }

    private boolean isOfFamily(InetAddress found) {
        return switch (address.family()) {
            case ANY -> true;
            case INET -> found instanceof Inet4Address;
            case INET6 -> found instanceof Inet6Address;
        };
    }

    private RemoteException unknown(String kind) {
        return new RemoteException(
                Kind.UNKNOWN_HOST,
                "There is no host named \"" + address.host() + "\"" + kind
                        + ": check the spelling, the DNS or the VPN.",
                null);
    }

    @Override
    public String label() {
        return "";
    }

    @Override
    public String fault() {
        return "";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
