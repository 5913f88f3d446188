package signalbox.app.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import signalbox.file.FileFault;

/// Why a file could not be read, as a sentence.
public final class UnreadableFile {
    private UnreadableFile() {}

    public static UncheckedIOException of(String name, IOException e) {
        return new UncheckedIOException(name + " cannot be read: " + FileFault.reading(e), e);
    }
}
