package signalbox.app.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Why a file could not be read, as a sentence.
public final class UnreadableFile {
    private UnreadableFile() {}

    public static UncheckedIOException of(String name, IOException e) {
        return new UncheckedIOException(name + " cannot be read: " + reason(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "you may not read it";
            default -> Objects.requireNonNullElse(e.getMessage(), e.toString());
        };
    }
}
