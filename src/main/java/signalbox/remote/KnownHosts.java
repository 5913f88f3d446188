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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.FileLock;
import signalbox.file.LineFile;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.config.HostKeyOptions;
import signalbox.remote.config.SshPattern;

/// The keys by which hosts are known: those of the known_hosts of the user and the system, which are only read, and
/// those
/// of Signalbox's own file. They are read again for each question. A certificate counts if an authority of them has
/// signed it.
public final class KnownHosts {
    private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);
    private static final int MOST_BYTES = 16 << 20;

    /// A mark, the names, the key. SSHD alone would not understand all patterns of names.
    private static final Pattern FIELDS = Pattern.compile("((?:@\\S+\\s+)?)([^\\s#]\\S*)\\s+(.+)");

    /// What the files say about a key that a host showed.
    sealed interface KeyVerdict {
        record Known() implements KeyVerdict {}

        record Unknown(HostKey shown) implements KeyVerdict {}

        /// The host is known by another key.
        record Changed(HostKey shown, HostKey known, Path file, int line) implements KeyVerdict {}

        record Revoked(HostKey shown, Path file, int line) implements KeyVerdict {}
    }

    /// @param names as they are written; empty where they are hashed
    private record Entry(Path file, int line, KnownHostEntry entry, PublicKey key, String names) {
        boolean isMarked(String marker) {
            return marker.equals(entry.getMarker());
        }

        boolean isOf(PublicKey other) {
            return KeyUtils.compareKeys(key, other);
        }
    }

    private final List<Path> others;
    private final RevokedKeys revoked;
    private final Path own;

    public KnownHosts(SshFiles files) {
        this(List.of(files.knownHosts()), new RevokedKeys(List.of()), files.ownKnownHosts());
    }

    private KnownHosts(List<Path> others, RevokedKeys revoked, Path own) {
        this.others = List.copyOf(others);
        this.revoked = revoked;
        this.own = own;
    }

    /// With the files that the configuration names for a host; accepted keys go to the same file.
    KnownHosts heeding(HostKeyOptions options) {
        var files = Stream.concat(options.userFiles().stream(), options.globalFiles().stream());
        return new KnownHosts(files.toList(), new RevokedKeys(options.revoked()), own);
    }

    /// What MINA has verified of a certificate: that it is one of a host, its signature, its names and its time.
    KeyVerdict verdict(String host, int port, PublicKey key) {
        var entries = entries(host, port);
        if (!(key instanceof OpenSshCertificate certificate)) {
            return verdict(entries, HostKey.of(host, port, key), key);
        }
        var authority = certificate.getCaPubKey();
        var plain = HostKey.of(host, port, certificate.getCertPubKey());
        var isTrusted = entries.stream().filter(KnownHosts::isAuthority).anyMatch(entry -> entry.isOf(authority));
        return revoked(entries, HostKey.of(host, port, authority), authority)
                .or(() -> revoked(entries, plain, certificate.getCertPubKey()))
                .orElseGet(() ->
                        isTrusted ? new KeyVerdict.Known() : verdict(entries, plain, certificate.getCertPubKey()));
    }

    private Optional<KeyVerdict> revoked(List<Entry> entries, HostKey shown, PublicKey key) {
        return entries.stream()
                .filter(entry -> entry.isMarked("revoked") && entry.isOf(key))
                .findFirst()
                .<KeyVerdict>map(entry -> new KeyVerdict.Revoked(shown, entry.file(), entry.line()))
                .or(() -> revoked.verdict(shown, key));
    }

    private KeyVerdict verdict(List<Entry> entries, HostKey shown, PublicKey key) {
        var refused = revoked(entries, shown, key);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (entries.stream().anyMatch(entry -> vouches(entry) && entry.isOf(key))) {
            return new KeyVerdict.Known();
        }
        return entries.stream()
                .filter(KnownHosts::vouches)
                .findFirst()
                .<KeyVerdict>map(
                        other -> new KeyVerdict.Changed(shown, shown.with(other.key()), other.file(), other.line()))
                .orElseGet(() -> new KeyVerdict.Unknown(shown));
    }

    private static boolean vouches(Entry entry) {
        return entry.entry().getMarker() == null;
    }

    private static boolean isAuthority(Entry entry) {
        return entry.isMarked("cert-authority");
    }

    /// Whether certificates of the host may count.
    boolean hasAuthority(String host, int port) {
        return entries(host, port).stream().anyMatch(KnownHosts::isAuthority);
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
        others.forEach(file -> read(file, entries));
        read(own, entries);
        var name = host.toLowerCase(Locale.ROOT);
        entries.removeIf(entry -> !isFor(entry, name, port));
        return entries;
    }

    /// For OpenSSH the port is a part of the name, so that `*` means all ports: a key that is revoked for `*` must not
    /// be accepted at another port.
    private static boolean isFor(Entry entry, String host, int port) {
        var hash = entry.entry().getHashedEntry();
        return hash == null
                ? SshPattern.matchesHost(HostKey.name(host, port), entry.names())
                : hash.isHostMatch(host, port) || hash.isHostMatch(HostKey.name(host, port), HostSpec.DEFAULT_PORT);
    }

    private static void read(Path file, List<Entry> into) {
        var lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            entry(file, i + 1, lines.get(i)).ifPresent(into::add);
        }
    }

    /// None if there is no such file.
    static List<String> lines(Path file) {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("It is larger than 16 MB");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw new RemoteException(
                    Kind.FILES, "Could not read " + file + ": without it Signalbox can check no host key.", e);
        }
    }

    private static Optional<Entry> entry(Path file, int number, String line) {
        var fields = FIELDS.matcher(line.strip());
        if (!fields.matches()) {
            return Optional.empty();
        }
        var names = fields.group(2).startsWith("|") ? "" : fields.group(2);
        try {
            var entry = KnownHostEntry.parseKnownHostEntry(
                    fields.group(1) + (names.isEmpty() ? fields.group(2) : "any") + " " + fields.group(3));
            var key =
                    entry == null ? null : entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
            return key == null ? Optional.empty() : Optional.of(new Entry(file, number, entry, key, names));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("Line {} of {} is not understood", number, file, e);
            return Optional.empty();
        }
    }
}
