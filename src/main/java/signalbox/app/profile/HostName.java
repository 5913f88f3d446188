package signalbox.app.profile;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import signalbox.text.LocalHost;

/// Says whether two host names mean the same machine.
final class HostName {
    private HostName() {}

    /// Uses this machine's resolver, and blocks until it answers.
    static boolean isSame(String one, String other) {
        return isSameText(one, other) || isSame(addresses(one), addresses(other));
    }

    /// For names as another machine spells them: its resolver cannot be used.
    static boolean isSameElsewhere(String one, String other) {
        return isSameText(one, other);
    }

    private static boolean isSameText(String one, String other) {
        return one.equalsIgnoreCase(other) || (isLocal(one) && isLocal(other));
    }

    private static boolean isLocal(String host) {
        return host.startsWith("/") || LocalHost.isThisMachine(host);
    }

    private static boolean isSame(List<InetAddress> one, List<InetAddress> other) {
        var shared = new HashSet<>(one);
        shared.retainAll(other);
        return !shared.isEmpty()
                || (one.stream().anyMatch(HostName::isOwn) && other.stream().anyMatch(HostName::isOwn));
    }

    /// 0.0.0.0 also leads to this machine.
    private static boolean isHere(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress();
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return isHere(address) || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return false;
        }
    }

    private static List<InetAddress> addresses(String host) {
        try {
            return host.startsWith("/")
                    ? List.of(InetAddress.getLoopbackAddress())
                    : List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException _) {
            return List.of();
        }
    }
}
