package signalbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.odoo.RunjobEndpoint;

/// The baseline: what the runner of queue_job does, in its own language and with its own driver.
final class PythonRunner implements Closeable {
    private static final String SCRIPT = "/signalbox/bench/runner.py";

    /// The one that the packages of the system belong to.
    private static final String SYSTEM_PYTHON = "/usr/bin/python3";

    private final Path script;
    private final Process process;

    PythonRunner(ConnectionSpec spec, int capacity, RunjobEndpoint target) throws IOException {
        script = Files.createTempFile("runner", ".py");
        try (var text = PythonRunner.class.getResourceAsStream(SCRIPT)) {
            if (text == null) {
                throw new IllegalStateException("No script " + SCRIPT);
            }
            Files.write(script, text.readAllBytes());
        }
        process = new ProcessBuilder(
                        SYSTEM_PYTHON,
                        script.toString(),
                        "host=%s port=%d dbname=%s user=%s application_name=bench-python"
                                .formatted(spec.host(), spec.port(), spec.database(), spec.user()),
                        Integer.toString(capacity),
                        target.scheme() + "://" + target.host() + ":" + target.port())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Files.delete(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
