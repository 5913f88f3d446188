package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;

/// One command on its own channel, from start to end. The end of a channel does not end a command that is
/// silent, and OpenSSH passes signals on for other users than root alone: so it first says which process it
/// is, to be killed by another command.
final class Command {
    private static final Logger LOG = LoggerFactory.getLogger(Command.class);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration KILL = Duration.ofSeconds(5);
    private static final int MOST_ERRORS = 16 * 1024;

    private static final List<String> TELLING = List.of("sh", "-c", "echo \"signalbox: $$\" >&2; exec \"$@\"", "sh");
    private static final Pattern TOLD = Pattern.compile("signalbox: (\\d+)\n");
    /// With its children, where it leads a group.
    private static final List<String> KILLING = List.of("sh", "-c", "kill -9 -$1 2>/dev/null || kill -9 $1", "sh");

    private final Link link;
    private final List<String> words;
    private final ChannelExec channel;
    private final BoundedOutput out;
    private final BoundedOutput err = new BoundedOutput(MOST_ERRORS, () -> {});

    private Command(Link link, List<String> words, int mostBytes) throws IOException {
        this.link = link;
        this.words = words;
        this.channel = link.session().createExecChannel(quoted(TELLING, words));
        this.out = new BoundedOutput(mostBytes, () -> channel.close(false));
    }

    private static String quoted(List<String> begin, List<String> end) {
        return ShellWords.quoted(Stream.concat(begin.stream(), end.stream()).toList());
    }

    /// @param limit how long it may take; then it is killed
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
            if (closes(channel, limit)) {
                return result();
            }
            throw new RemoteException(
                    Kind.TIMED_OUT,
                    "\"" + words.getFirst() + "\" on " + link.label() + " did not end within "
                            + limit.toMillis() / 1000.0 + " s: it was killed.",
                    null);
        } finally {
            channel.close(false);
            if (!hasEnded() && link.isOpen()) {
                kill();
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

    private CommandResult result() {
        if (!hasEnded() && !out.isCut()) {
            throw lost(link, words.getFirst(), null);
        }
        var exit = channel.getExitStatus();
        return new CommandResult(
                exit == null ? CommandResult.NO_EXIT : exit,
                out.text(),
                TOLD.matcher(err.text()).replaceFirst(""),
                out.isCut());
    }

    private Optional<String> process() {
        return TOLD.matcher(err.text()).results().map(told -> told.group(1)).findFirst();
    }

    private void kill() {
        process().ifPresent(process -> {
            try (var killing = link.session().createExecChannel(quoted(KILLING, List.of(process)))) {
                killing.open().verify(OPEN);
                closes(killing, KILL);
            } catch (IOException e) {
                LOG.warn("Process {} on {} could not be killed", process, link.label(), e);
            }
        });
    }

    private static RemoteException lost(Link link, String program, @Nullable Throwable cause) {
        return new RemoteException(
                Kind.CONNECTION_LOST,
                "The connection to " + link.label() + " was lost while \"" + program + "\" ran there.",
                cause);
    }
}
