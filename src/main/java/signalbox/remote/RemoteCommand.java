package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;
import signalbox.text.DurationText;

/// One command on its own channel, from start to end. Closing a channel does not end a command that writes nothing, and
/// OpenSSH passes on signals only to processes of other users than root. So the command first writes its process id,
/// and another command kills it.
public final class RemoteCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCommand.class);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration KILL = Duration.ofSeconds(5);
    private static final int MOST_ERRORS = 16 * 1024;

    /// With its children, if it leads a process group.
    private static final String KILLING = "kill -9 -$1 2>/dev/null || kill -9 $1";

    private final SshConnection link;
    private final String program;
    private final ChannelExec channel;
    private final PidPrefixedOutput out;
    private final PidPrefixedOutput err = new PidPrefixedOutput(MOST_ERRORS, () -> {});

    private RemoteCommand(SshConnection link, List<String> words, int mostBytes) throws IOException {
        this.link = link;
        this.program = words.getFirst();
        this.channel = link.session().createExecChannel(PidPrefixedOutput.withPid(words));
        this.out = new PidPrefixedOutput(mostBytes, () -> channel.close(false));
    }

    /// @param limit how long it may take; after that it is killed
    /// @param charset of its output
    /// @throws RemoteException when it takes too long, or when the connection is lost
    public static CommandResult run(
            SshConnection link, List<String> words, Duration limit, int mostBytes, Charset charset) {
        try {
            return new RemoteCommand(link, words, mostBytes).run(limit, charset);
        } catch (IOException e) {
            throw lost(link, words.getFirst(), e);
        } catch (IllegalStateException e) {
            // The session was closed before the channel could be opened.
            throw lost(link, words.getFirst(), new IOException(e.getMessage(), e));
        }
    }

    private CommandResult run(Duration limit, Charset charset) throws IOException {
        channel.setIn(InputStream.nullInputStream());
        channel.setOut(out);
        channel.setErr(err);
        try {
            channel.open().verify(OPEN);
            if (closes(channel, limit)) {
                return result(charset);
            }
            throw late(limit);
        } finally {
            channel.close(false);
            if (!hasEnded() && link.isOpen()) {
                out.process().ifPresent(this::kill);
            }
        }
    }

    private static boolean closes(ChannelExec channel, Duration limit) {
        Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit);
        return !events.contains(ClientChannelEvent.TIMEOUT);
    }

    private boolean hasEnded() {
        return channel.getExitStatus() != null || channel.getExitSignal() != null;
    }

    private CommandResult result(Charset charset) {
        if (!hasEnded() && !out.isCut()) {
            throw lost(link, program, null);
        }
        var exit = channel.getExitStatus();
        return new CommandResult(
                exit == null ? CommandResult.NO_EXIT : exit, out.text(charset), err.text(), out.isCut());
    }

    private void kill(String process) {
        var words = List.of("sh", "-c", KILLING, "sh", process);
        try (var killing = link.session().createExecChannel(ShellQuoting.quoted(words))) {
            killing.open().verify(OPEN);
            closes(killing, KILL);
        } catch (IOException e) {
            LOG.warn("Process {} on {} could not be killed", process, link.label(), e);
        }
    }

    private RemoteException late(Duration limit) {
        var limited = DurationText.setting(limit);
        return new RemoteException(
                Kind.TIMED_OUT,
                "\"" + program + "\" on " + link.label()
                        + (out.process().isPresent()
                                ? " did not end within " + limited + ": it was killed."
                                : " was not started within " + limited
                                        + ": the start-up commands of the shell there take too long."),
                null);
    }

    private static RemoteException lost(SshConnection link, String program, @Nullable Throwable cause) {
        return new RemoteException(
                Kind.CONNECTION_LOST,
                "The connection to " + link.label() + " was lost while \"" + program + "\" ran there.",
                cause);
    }
}
