package signalbox.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import signalbox.remote.CommandResult;
import signalbox.remote.RemoteException;
import signalbox.remote.SshHost;

/// The processes of a host that is reached by SSH, as its `ps` lists them, in UTC. Not its sockets.
public final class RemoteProcesses implements ProcessSource {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SshHost host;

    public RemoteProcesses(SshHost host) {
        this.host = host;
    }

    /// @throws ProcessException when `ps` does not say, or, with a RemoteException as its cause, when the host
    ///     cannot be reached
    @Override
    public ProcessListing list() {
        var listed = run();
        if (!listed.succeeded()) {
            throw new ProcessException(
                    "ps on " + host.label() + " did not list its processes: "
                            + (listed.cut() ? "it says too much" : listed.err().strip()),
                    null);
        }
        try (var output = new ByteArrayInputStream(listed.out().getBytes(StandardCharsets.UTF_8))) {
            return PsOutput.read(output, host.label(), ZoneOffset.UTC);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProcessException(String.valueOf(e.getMessage()), e);
        }
    }

    private CommandResult run() {
        try {
            return host.run(words(), LIMIT, PsOutput.MOST_BYTES);
        } catch (RemoteException e) {
            throw new ProcessException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> words() {
        var words = new ArrayList<>(List.of("env", "LC_ALL=C", "TZ=UTC"));
        words.addAll(List.of(PsOutput.COMMAND.split(" ")));
        return words;
    }
}
