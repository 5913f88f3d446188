package signalbox.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.FileLock;
import signalbox.file.LineFile;
import signalbox.remote.RemoteException.Kind;

/// The keys by which hosts are known: those of the user's known_hosts, which is only read, and those of Signalbox's own
/// file. Both are read again for each question. Certificates of hosts do not count as keys.
public final class KnownHosts {
    private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);

    /// What the files say about a key that a host showed.
    sealed interface KeyVerdict {
        record Known() implements KeyVerdict {}

        record Unknown(HostKey shown) implements KeyVerdict {}

        /// The host is known by another key.
        record Changed(HostKey shown, HostKey known, Path file, int line) implements KeyVerdict {}

        record Revoked(HostKey shown, Path file, int line) implements KeyVerdict {}
    }

    private record Entry(Path file, int line, KnownHostEntry entry, PublicKey key) {
        boolean isMarked(String marker) {
            return marker.equals(entry.getMarker());
        }
    }

    private final Path users;
    private final Path own;

    public KnownHosts(SshFiles files) {
        this.users = files.knownHosts();
        this.own = files.ownKnownHosts();
    }

    KeyVerdict verdict(String host, int port, PublicKey key) {
        var shown = HostKey.of(host, port, key);
        var entries = entries(host, port);
        var same = entries.stream()
                .filter(entry -> KeyUtils.compareKeys(entry.key(), key))
                .toList();
        var revoked = same.stream().filter(entry -> entry.isMarked("revoked")).findFirst();
        if (revoked.isPresent()) {
            return new KeyVerdict.Revoked(
                    shown, revoked.get().file(), revoked.get().line());
        }
        if (same.stream().anyMatch(KnownHosts::vouches)) {
            return new KeyVerdict.Known();
        }
        return entries.stream()
                .filter(KnownHosts::vouches)
                .findFirst()
                .<KeyVerdict>map(other ->
                        new KeyVerdict.Changed(shown, HostKey.of(host, port, other.key()), other.file(), other.line()))
                .orElseGet(() -> new KeyVerdict.Unknown(shown));
    }

    private static boolean vouches(Entry entry) {
        return entry.entry().getMarker() == null;
    }

    /// The types of the keys by which the host is known: it is asked for one of these.
    Set<String> keyTypes(String host, int port) {
        return entries(host, port).stream()
                .filter(KnownHosts::vouches)
                .map(entry -> KeyUtils.getKeyType(entry.key()))
                .collect(Collectors.toSet());
    }

    /// Remembers the key, in Signalbox's own file.
    public synchronized void accept(HostKey key) {
        try {
            var line = key.name().toLowerCase(Locale.ROOT) + " " + key.encoded();
            FileLock.with(own, () -> {
                LineFile.append(own, line);
                return line;
            });
        } catch (IOException e) {
            throw new RemoteException(Kind.FILES, "Could not write the accepted host key to " + own + ".", e);
        }
    }

    private List<Entry> entries(String host, int port) {
        var entries = new ArrayList<Entry>();
        for (var file : List.of(users, own)) {
            read(file, entries);
        }
        var name = host.toLowerCase(Locale.ROOT);
        entries.removeIf(entry -> !isFor(entry.entry(), name, port));
        return entries;
    }

    /// For SSHD, a pattern without a port means the usual port. For OpenSSH the port is a part of the name, so that
    /// `*` means all ports: a key that is revoked for `*` must not be accepted at another port.
    private static boolean isFor(KnownHostEntry entry, String host, int port) {
        return entry.isHostMatch(host, port) || entry.isHostMatch(HostKey.name(host, port), HostSpec.DEFAULT_PORT);
    }

    private static void read(Path file, List<Entry> into) {
        if (Files.notExists(file)) {
            return;
        }
        try {
            var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            for (int i = 0; i < lines.size(); i++) {
                entry(file, i + 1, lines.get(i)).ifPresent(into::add);
            }
        } catch (IOException e) {
            throw new RemoteException(
                    Kind.FILES, "Could not read " + file + ": without it Signalbox can check no host key.", e);
        }
    }

    private static Optional<Entry> entry(Path file, int number, String line) {
        try {
            var entry = KnownHostEntry.parseKnownHostEntry(line.strip());
            var key =
                    entry == null ? null : entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
            return key == null ? Optional.empty() : Optional.of(new Entry(file, number, entry, key));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("Line {} of {} is not understood", number, file, e);
            return Optional.empty();
        }
    }
}
