package signalbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Prometheus' own judge of texts. Where it is not installed (Debian: package prometheus), the test is skipped.
public final class Promtool {
    private static final String NAME = "promtool";
    private static final int LONGEST_SECONDS = 30;

    private Promtool() {}

    private static boolean isInstalled() {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, NAME)));
    }

    /// It has nothing to say against the text.
    public static void check(String text, String... arguments) {
        assumeTrue(isInstalled(), "promtool is not installed");
        try {
            var input = Files.createTempFile("promtool", ".txt");
            var output = Files.createTempFile("promtool", ".out");
            Files.writeString(input, text);
            var command = Stream.concat(Stream.of(NAME), Arrays.stream(arguments))
                    .map(argument -> argument.equals("/dev/stdin") ? input.toString() : argument)
                    .toList();
            var process = run(command, input, output);
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
            var said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(input);
            Files.delete(output);
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process run(List<String> command, Path input, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .start();
    }
}
