package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;

/// One command on its own channel, from start to end.
final class Command {
    private static final Logger LOG = LoggerFactory.getLogger(Command.class);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final int MOST_ERRORS = 16 * 1024;

    private final Link link;
    private final List<String> words;
    private final ChannelExec channel;
    private final BoundedOutput out;
    private final BoundedOutput err = new BoundedOutput(MOST_ERRORS, () -> {});

    private Command(Link link, List<String> words, int mostBytes) throws IOException {
        this.link = link;
        this.words = words;
        this.channel = link.session().createExecChannel(ShellWords.quoted(words));
        this.out = new BoundedOutput(mostBytes, this::end);
    }

    /// @param limit how long it may take; then it is ended
    static CommandResult run(Link link, List<String> words, Duration limit, int mostBytes) {
        try {
            return new Command(link, words, mostBytes).run(limit);
        } catch (IOException e) {
            throw lost(link, words.getFirst(), e);
        }
    }

    private CommandResult run(Duration limit) throws IOException {
        channel.setIn(InputStream.nullInputStream());
        channel.setOut(out);
        channel.setErr(err);
        try {
            channel.open().verify(OPEN);
            var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit);
            if (events.contains(ClientChannelEvent.TIMEOUT)) {
                throw new RemoteException(
                        Kind.TIMED_OUT,
                        "\"" + words.getFirst() + "\" on " + link.label() + " did not end within "
                                + limit.toMillis() / 1000.0 + " s: it was ended.",
                        null);
            }
            return result();
        } finally {
            end();
        }
    }

    private CommandResult result() {
        var exit = channel.getExitStatus();
        if (exit == null && channel.getExitSignal() == null && !out.isCut()) {
            throw lost(link, words.getFirst(), null);
        }
        return new CommandResult(exit == null ? CommandResult.NO_EXIT : exit, out.text(), err.text(), out.isCut());
    }

    /// Closing its channel alone would leave a silent command behind.
    private void end() {
        try {
            if (channel.isOpen() && channel.getExitStatus() == null) {
                kill();
            }
        } catch (IOException e) {
            LOG.debug("The command on {} could not be signalled", link.label(), e);
        }
        channel.close(false);
    }

    private void kill() throws IOException {
        var request = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        request.putUInt(channel.getRecipient());
        request.putString("signal");
        request.putBoolean(false);
        request.putString("KILL");
        channel.writePacket(request);
    }

    private static RemoteException lost(Link link, String program, @Nullable Throwable cause) {
        return new RemoteException(
                Kind.CONNECTION_LOST,
                "The connection to " + link.label() + " was lost while \"" + program + "\" ran there.",
                cause);
    }
}
