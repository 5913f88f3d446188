package signalbox.remote.tunnel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.jspecify.annotations.Nullable;
import signalbox.remote.ChannelRefusal;
import signalbox.remote.PidPrefixedOutput;
import signalbox.remote.RemoteCommand;
import signalbox.remote.RemoteException;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.SshConnection;
import signalbox.remote.SshHost;
import signalbox.text.DurationText;

/// Opens channels to a target: by forwarding if the server allows it, else with the first program there that can relay.
/// It remembers which way works.
final class SshChannelOpener {
    private static final Duration OPEN = Duration.ofSeconds(15);
    private static final int MOST_ERRORS = 4 * 1024;

    /// The programs in order of preference. A python3 may be installed but not run.
    private static final String PROBE = """
            if python3 -c 'import socket, threading' >/dev/null 2>&1; then echo PYTHON
            elif command -v socat >/dev/null 2>&1; then echo SOCAT
            elif command -v nc >/dev/null 2>&1; then echo NC
            fi
            """;

    /// An open channel to the target.
    ///
    /// @param errors what the relay writes to its error stream
    record OpenedChannel(
            String host,
            SshConnection connection,
            TunnelTarget target,
            ClientChannel channel,
            PidPrefixedOutput errors) {
        /// Why the channel ended, if that was a fault.
        Optional<RemoteException> failure(boolean answered) {
            if (!connection.isOpen()) {
                return Optional.of(new RemoteException(
                        Kind.CONNECTION_LOST,
                        "The SSH connection to " + host + " was lost; the next connection to " + target.label()
                                + " opens it again.",
                        null));
            }
            return answered ? Optional.empty() : Optional.of(unreachable(host, target, errors.text(), null));
        }
    }

    private final SshHost host;
    private final TunnelTarget target;
    private volatile @Nullable TunnelTransport transport;

    /// @param transport null: it finds out which one works
    SshChannelOpener(SshHost host, TunnelTarget target, @Nullable TunnelTransport transport) {
        this.host = host;
        this.target = target;
        this.transport = transport;
    }

    Optional<TunnelTransport> transport() {
        return Optional.ofNullable(transport);
    }

    OpenedChannel open() {
        var link = host.link();
        if (target instanceof TunnelTarget.Tcp tcp && (transport == null || transport == TunnelTransport.FORWARDING)) {
            var forwarded = forward(link, tcp);
            if (forwarded.isPresent()) {
                transport = TunnelTransport.FORWARDING;
                return forwarded.get();
            }
            transport = null;
        }
        return relay(link);
    }

    /// Empty when the server does not allow it.
    private Optional<OpenedChannel> forward(SshConnection link, TunnelTarget.Tcp tcp) {
        ClientChannel channel = null;
        try {
            channel = link.forwarding(tcp.host(), tcp.port());
            channel.open().verify(OPEN);
            return Optional.of(opened(link, channel, new PidPrefixedOutput(0, () -> {})));
        } catch (IOException e) {
            close(channel);
            if (ChannelRefusal.of(e).filter(ChannelRefusal::isForbidden).isPresent()) {
                return Optional.empty();
            }
            throw failure(link, e);
        }
    }

    private OpenedChannel relay(SshConnection link) {
        var program = transport;
        if (program == null) {
            program = relayOf(link);
        }
        ClientChannel channel = null;
        try {
            var errors = new PidPrefixedOutput(MOST_ERRORS, () -> {});
            channel = link.exec(
                    PidPrefixedOutput.withPid(program.command(target)), fresh -> prepare(fresh, errors), OPEN);
            awaitStart(link, channel);
            transport = program;
            return opened(link, channel, errors);
        } catch (IOException e) {
            close(channel);
            throw failure(link, e);
        } catch (RemoteException e) {
            close(channel);
            throw e;
        }
    }

    /// What the shell writes before the relay starts does not come from the target.
    private void awaitStart(SshConnection link, ClientChannel channel) throws IOException {
        var tooLate = CompletableFuture.runAsync(
                () -> channel.close(true),
                CompletableFuture.delayedExecutor(
                        OPEN.toMillis(), TimeUnit.MILLISECONDS, SshChannelOpener::startNamed));
        var said = new PidPrefixedOutput(MOST_ERRORS, () -> {});
        var in = channel.getInvertedOut();
        for (int next = in.read(); next >= 0; next = in.read()) {
            said.write(next);
            if (said.process().isPresent()) {
                tooLate.cancel(false);
                return;
            }
        }
        throw link.isOpen() ? notStarted(said.text()) : lost(null);
    }

    private static void startNamed(Runnable task) {
        Thread.ofVirtual().name("tunnel-timeout").start(task);
    }

    private RemoteException notStarted(String said) {
        return new RemoteException(
                Kind.NO_WAY,
                host.label() + " started no relay to " + target.label() + " within " + DurationText.setting(OPEN)
                        + firstLine(said) + ": the start-up commands of the shell there fail or take too long.",
                null);
    }

    private TunnelTransport relayOf(SshConnection link) {
        var found = RemoteCommand.run(link, List.of("sh", "-c", PROBE), OPEN, MOST_ERRORS, StandardCharsets.UTF_8)
                .out()
                .strip();
        for (var program : TunnelTransport.values()) {
            if (found.endsWith(program.name())) {
                return program;
            }
        }
        throw new RemoteException(
                Kind.NO_WAY,
                host.label() + " forwards no connection to " + target.label()
                        + ", and it has no python3, socat or nc to relay one.",
                null);
    }

    private static void prepare(ChannelExec channel, PidPrefixedOutput errors) {
        SshConnection.endOutput(channel);
        channel.setErr(errors);
    }

    private OpenedChannel opened(SshConnection link, ClientChannel channel, PidPrefixedOutput errors) {
        return new OpenedChannel(host.label(), link, target, channel, errors);
    }

    private static void close(@Nullable ClientChannel channel) {
        if (channel != null) {
            channel.close(false);
        }
    }

    private RemoteException failure(SshConnection link, IOException e) {
        if (!link.isOpen()) {
            return lost(e);
        }
        var reason = ChannelRefusal.of(e)
                .<Throwable>map(ChannelRefusal::cause)
                .orElse(e)
                .getMessage();
        return unreachable(host.label(), target, reason == null ? "" : reason, e);
    }

    private RemoteException lost(@Nullable Throwable cause) {
        return new RemoteException(Kind.CONNECTION_LOST, "The SSH connection to " + host.label() + " was lost.", cause);
    }

    private static RemoteException unreachable(
            String host, TunnelTarget target, String reason, @Nullable Throwable cause) {
        return new RemoteException(
                Kind.NO_WAY,
                host + " cannot connect to " + target.label() + firstLine(reason) + ": is the database running"
                        + " there?",
                cause);
    }

    private static String firstLine(String reason) {
        return reason.strip().lines().findFirst().map(line -> " (" + line + ")").orElse("");
    }
}
