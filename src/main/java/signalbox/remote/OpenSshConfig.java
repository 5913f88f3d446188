package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;
import signalbox.text.DurationText;

/// OpenSSH's own reading of `~/.ssh/config` and the system's file for a host: `ssh -G`, which makes no connection.
/// Sections of Match count as for `ssh`; their `exec` commands are run, as `ssh` runs them.
///
/// Source: ssh(1), option -G; ssh_config(5).
final class OpenSshConfig {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSshConfig.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 << 10;

    /// The files that `ssh -G` names if no IdentityFile is set.
    private static final Set<String> USUAL_KEYS =
            Set.of("id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "id_xmss", "id_dsa");

    private final SshFiles files;
    private final HostSpec spec;

    private OpenSshConfig(SshFiles files, HostSpec spec) {
        this.files = files;
        this.spec = spec;
    }

    /// Empty when there is no `ssh`, or when it does not answer within 5 s. Blocks.
    ///
    /// @throws RemoteException when OpenSSH refuses the configuration
    static Optional<HostConfigEntry> resolve(SshFiles files, HostSpec spec) {
        return new OpenSshConfig(files, spec).ask();
    }

    private Optional<HostConfigEntry> ask() {
        try {
            var process = new ProcessBuilder(command()).start();
            process.getOutputStream().close();
            var answer = new Answer(process);
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOG.warn(
                        "ssh -G did not answer within {}: Signalbox reads the configuration itself",
                        DurationText.setting(LIMIT));
                return Optional.empty();
            }
            if (process.exitValue() != 0) {
                throw refused(answer.err());
            }
            return Optional.of(entry(answer.out()));
        } catch (IOException e) {
            LOG.info("There is no ssh to ask: {}", e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<String> command() {
        var words = new ArrayList<>(List.of("ssh", "-G"));
        if (!isUsers()) {
            words.addAll(
                    List.of("-F", Files.exists(files.config()) ? files.config().toString() : "none"));
        }
        if (spec.port() > 0) {
            words.addAll(List.of("-p", Integer.toString(spec.port())));
        }
        if (!spec.user().isEmpty()) {
            words.addAll(List.of("-l", spec.user()));
        }
        words.addAll(List.of("--", spec.host()));
        return words;
    }

    /// Whether the folder is the user's own. If not, its file is named, and then OpenSSH does not read the system's.
    private boolean isUsers() {
        return files.folder().equals(SshFiles.home().resolve(".ssh"));
    }

    private RemoteException refused(String complaint) {
        var first = complaint
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no reason given");
        return new RemoteException(
                Kind.FILES,
                "OpenSSH cannot read its configuration, " + files.config() + " (" + first
                        + "): correct it, or tell the profile to ignore it.",
                null);
    }

    private HostConfigEntry entry(String settings) {
        var entry = new HostConfigEntry("", spec.host(), spec.port(), spec.user());
        var keys = new ArrayList<String>();
        settings.lines().forEach(line -> {
            var words = line.split(" ", 2);
            if (words.length == 2) {
                set(entry, keys, words[0].toLowerCase(Locale.ROOT), words[1]);
            }
        });
        if (!areUsual(keys)) {
            keys.forEach(entry::addIdentity);
        }
        return entry;
    }

    private static void set(HostConfigEntry entry, List<String> keys, String name, String value) {
        switch (name) {
            case "hostname" -> entry.setHostName(value);
            case "port" -> entry.setPort(Integer.parseInt(value));
            case "user" -> entry.setUsername(value);
            case "proxyjump" -> entry.setProxyJump(value);
            case "identityfile" -> keys.add(value.startsWith("~/") ? SshFiles.home() + value.substring(1) : value);
            default -> {}
        }
    }

    /// Whether these are the usual keys, of which the user chose none.
    private static boolean areUsual(List<String> keys) {
        return keys.size() > 1
                && keys.stream()
                        .allMatch(key ->
                                USUAL_KEYS.contains(Path.of(key).getFileName().toString()));
    }

    /// Reads both streams at the same time, so that neither fills up.
    private static final class Answer {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();
        private final Thread readsOut;
        private final Thread readsErr;

        Answer(Process process) {
            readsOut = reader(process.getInputStream(), out);
            readsErr = reader(process.getErrorStream(), err);
        }

        private static Thread reader(InputStream from, StringBuilder to) {
            return Thread.ofVirtual().name("ssh-config").start(() -> {
                try (from) {
                    to.append(new String(from.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    LOG.debug("The answer of ssh -G is incomplete", e);
                }
            });
        }

        String out() throws InterruptedException {
            readsOut.join(LIMIT);
            return out.toString();
        }

        String err() throws InterruptedException {
            readsErr.join(LIMIT);
            return err.toString();
        }
    }
}
