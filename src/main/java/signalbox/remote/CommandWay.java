package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;
import signalbox.text.SecretMask;

/// Through the command of ProxyCommand, whose standard streams are the connection. It is run by the user's shell, and
/// ended with the connection.
///
/// Source: ssh_config(5), ProxyCommand; OpenSSH sshconnect.c, ssh_proxy_connect.
final class CommandWay implements SshWay {
    private static final Logger LOG = LoggerFactory.getLogger(CommandWay.class);
    private static final Duration END = Duration.ofSeconds(1);
    private static final int MOST_ERRORS = 4 * 1024;
    private static final int MOST_LINES = 3;

    private final String line;
    private final Duration patience;
    private final StringBuilder errors = new StringBuilder();
    private @Nullable Process process;
    private @Nullable Thread listener;
    private @Nullable LoopbackBridge bridge;

    CommandWay(String line, Duration patience) {
        this.line = line;
        this.patience = patience;
    }

    @Override
    public List<InetSocketAddress> addresses() throws IOException {
        var started = started();
        process = started;
        listener = Thread.ofPlatform().daemon().name("ssh-way-errors").start(() -> listen(started.getErrorStream()));
        var opened = LoopbackBridge.open(started.getInputStream(), started.getOutputStream(), patience);
        bridge = opened;
        return List.of(opened.address());
    }

    private Process started() {
        var shell = Optional.ofNullable(System.getenv("SHELL")).orElse("/bin/sh");
        try {
            return new ProcessBuilder(shell, "-c", "exec " + line).start();
        } catch (IOException e) {
            throw new RemoteException(
                    Kind.NO_WAY, "The shell " + shell + " for the ProxyCommand cannot be started.", e);
        }
    }

    /// Keeps the last of what it writes, and never lets it wait.
    private void listen(InputStream from) {
        var bytes = new byte[MOST_ERRORS];
        try (from) {
            for (int length = from.read(bytes); length >= 0; length = from.read(bytes)) {
                synchronized (errors) {
                    errors.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
                    errors.delete(0, Math.max(0, errors.length() - MOST_ERRORS));
                }
            }
        } catch (IOException e) {
            LOG.debug("What a ProxyCommand says is incomplete", e);
        }
    }

    @Override
    public String label() {
        return " through the ProxyCommand \"" + line + "\"";
    }

    /// Waits a moment for what the command still says.
    @Override
    public String fault() {
        var ended = process;
        if (ended == null) {
            return "";
        }
        var exit = ended(ended) ? "it ended with status " + ended.exitValue() : "";
        var said = lastLines();
        if (said.isEmpty()) {
            return exit;
        }
        return exit.isEmpty() ? "it said: " + said : exit + " and said: " + said;
    }

    private String lastLines() {
        synchronized (errors) {
            var lines = errors.toString()
                    .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                    .lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .map(SecretMask::maskedInput)
                    .toList();
            return lines.stream().skip(Math.max(0, lines.size() - MOST_LINES)).collect(Collectors.joining(" / "));
        }
    }

    private boolean ended(Process command) {
        try {
            var listening = listener;
            return command.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)
                    && (listening == null || listening.join(END) || !command.isAlive());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isOpen() {
        var running = process;
        return running != null && running.isAlive();
    }

    /// Asks the command and its children to end, and kills what is left after a second.
    @Override
    public void close() {
        var running = process;
        if (bridge != null) {
            bridge.close();
        }
        if (running == null) {
            return;
        }
        var all = Stream.concat(Stream.of(running.toHandle()), running.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!ended(running) || all.stream().anyMatch(ProcessHandle::isAlive)) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
