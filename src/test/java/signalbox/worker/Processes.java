package signalbox.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.PsOutput;

/// Process lists for tests.
public final class Processes {
    static final Instant STARTED = Instant.parse("2026-11-23T14:02:41Z");

    private Processes() {}

    static HostProcess process(int pid, int ppid, String command) {
        return new HostProcess(pid, ppid, "odoo", STARTED, command);
    }

    /// The only one of its host.
    static ProcessVerdict verdict(String command) {
        return verdict(command, Map.of());
    }

    static ProcessVerdict verdict(String command, Map<String, Map<String, String>> configs) {
        return new ProcessClassifier(configs)
                .classify(List.of(process(100, 1, command)))
                .getFirst()
                .verdict();
    }

    static List<Worker> classified(HostProcess... processes) {
        return new ProcessClassifier(Map.of()).classify(List.of(processes));
    }

    public static ProcessListing sample(String name) {
        return read("/processes/", name);
    }

    /// A list as people pasted it.
    static ProcessListing pasted(String name) {
        return read("/cases/processes/", name);
    }

    private static ProcessListing read(String folder, String name) {
        try (InputStream file = Objects.requireNonNull(Processes.class.getResourceAsStream(folder + name))) {
            return PsOutput.read(file, name, ZoneOffset.UTC, STARTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
