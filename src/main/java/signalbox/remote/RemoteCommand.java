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
    private final String line;
    private final PidPrefixedOutput out;
    private final PidPrefixedOutput err = new PidPrefixedOutput(MOST_ERRORS, () -> {});

    private volatile @Nullable ChannelExec channel;

    private RemoteCommand(SshConnection link, List<String> words, int mostBytes) {
        this.link = link;
        this.program = words.getFirst();
        this.line = PidPrefixedOutput.withPid(words);
        this.out = new PidPrefixedOutput(mostBytes, this::close);
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
        try {
            var opened = link.exec(line, this::prepare, OPEN);
            if (closes(opened, limit)) {
                return result(opened, charset);
            }
            throw late(limit);
        } finally {
            close();
            if (!hasEnded() && link.isOpen()) {
                out.process().ifPresent(this::kill);
            }
        }
    }

    private void prepare(ChannelExec prepared) {
        channel = prepared;
        prepared.setIn(InputStream.nullInputStream());
        prepared.setOut(out);
        prepared.setErr(err);
    }

    private void close() {
        var current = channel;
        if (current != null) {
            current.close(false);
        }
    }

    private static boolean closes(ChannelExec channel, Duration limit) {
        Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit);
        return !events.contains(ClientChannelEvent.TIMEOUT);
    }

    private boolean hasEnded() {
        var current = channel;
        return current != null && (current.getExitStatus() != null || current.getExitSignal() != null);
    }

    private CommandResult result(ChannelExec ended, Charset charset) {
        if (!hasEnded() && !out.isCut()) {
            throw link.isOpen() ? cutOff() : lost(link, program, null);
        }
        var exit = ended.getExitStatus();
        var result = new CommandResult(
                exit == null ? CommandResult.NO_EXIT : exit, out.text(charset), err.text(), out.isCut());
        if (out.process().isEmpty()) {
            throw replaced(result);
        }
        return result;
    }

    /// It did not tell its process id: the server ran something else.
    private RemoteException replaced(CommandResult instead) {
        return new RemoteException(
                Kind.COMMAND,
                link.label() + " runs no command for this login, but answers: " + instead.complaint()
                        + ". Its sshd_config"
                        + " (ForceCommand), its authorized_keys (command=) or the user's shell (nologin, or what it runs"
                        + " when it starts) does that: let this user run commands, or name another one.",
                null);
    }

    private RemoteException cutOff() {
        return new RemoteException(
                Kind.CHANNEL_CLOSED,
                link.label() + " closed the channel of \"" + program + "\" before its end was known, and kept the"
                        + " connection: the server limits how long a channel may be silent (ChannelTimeout), or ended"
                        + " its session.",
                null);
    }

    private void kill(String process) {
        var words = List.of("sh", "-c", KILLING, "sh", process);
        try (var killing = link.exec(ShellQuoting.quoted(words), _ -> {}, OPEN)) {
            closes(killing, KILL);
        } catch (IOException | RemoteException e) {
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
