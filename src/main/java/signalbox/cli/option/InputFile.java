package signalbox.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import signalbox.app.file.UnreadableFile;

/// A file that a command is told to read; `-` is stdin.
public record InputFile(String file) {
    private static final String STDIN = "-";

    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream from, String name) throws IOException;
    }

    public boolean isStdin() {
        return file.equals(STDIN);
    }

    String name() {
        return isStdin() ? "stdin" : file;
    }

    /// @throws UncheckedIOException with the reason why it cannot be read
    public <T> T read(CommandContext context, Reading<T> reading) {
        try (var input = isStdin() ? context.in() : Files.newInputStream(Path.of(file))) {
            return reading.read(input, name());
        } catch (IOException e) {
            throw UnreadableFile.of(name(), e);
        }
    }
}
