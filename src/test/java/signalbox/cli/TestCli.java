package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import signalbox.app.file.AppFolders;
import signalbox.cli.document.NullKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line with what it reads and prints.
public final class TestCli {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;
    private byte[] input = {};

    public TestCli(Path folder) {
        this.folder = folder;
    }

    public TestCli reading(String text) {
        return reading(text.getBytes(StandardCharsets.UTF_8));
    }

    public TestCli reading(byte[] bytes) {
        input = bytes;
        return this;
    }

    public int run(String... arguments) {
        out.reset();
        err.reset();
        return Cli.run(
                arguments,
                AppFolders.below(folder),
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> {
                    throw new AssertionError("No window was asked for");
                });
    }

    public String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// What was printed, in which every null is explained.
    public JsonNode json() {
        var document = JsonMapper.shared().readTree(printed());
        assertThat(NullKeys.unexplained(document)).isEmpty();
        return document;
    }
}
