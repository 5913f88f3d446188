package signalbox.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.postgresql.Driver;
import org.slf4j.Logger;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// A process that looks like Odoo and holds the connection of a runner that does nothing. It ends with its input.
public final class HeldRunner implements AutoCloseable {
    private static final String UUID = "5e0fbb3b-6a4c-4f55-9f3e-000000000001";

    private final Process process;

    private HeldRunner(Process process) {
        this.process = process;
    }

    /// Returns when it is connected.
    ///
    /// @param arguments of Odoo, as a list of processes shows them
    /// @param variables of its environment
    public static HeldRunner start(ConnectionSpec spec, String arguments, Map<String, String> variables) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        "bash",
                        "-c",
                        "exec -a \"$1\" \"$2\" \"$3\" \"$4\"",
                        "bash",
                        "python3 /home/odoo/src/odoo/odoo-bin " + arguments,
                        java,
                        HeldRunner.class.getName(),
                        spec.url())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp \"" + classPath() + "\"");
        builder.environment().putAll(variables);
        try {
            var started = new HeldRunner(builder.start());
            started.awaitConnection();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitConnection() throws IOException {
        if (process.getInputStream().read() < 0) {
            throw new IllegalStateException("It did not connect");
        }
    }

    private static String classPath() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)),
                        Stream.of(HeldRunner.class, Driver.class, Logger.class, NullMarked.class)
                                .map(type -> type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath()))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    static void main(String[] arguments) throws IOException {
        var spec = ConnectionSpec.parseOwn(List.of(arguments).getLast());
        var held = PlainConnection.openAsOdoo(spec, "jobrunner_" + UUID);
        System.out.print('.');
        System.out.flush();
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(held == null ? 1 : 0);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
