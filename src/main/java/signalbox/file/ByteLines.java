package signalbox.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a file as bytes, one after the other, each with its place. It holds one line at a time. For one thread.
public final class ByteLines implements AutoCloseable {
    /// A line that is longer than this, in bytes, is no line that Signalbox writes.
    public static final int LONGEST = 32 << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream bytes;
    private long start;
    private long next;

    private ByteLines(Path file, InputStream bytes, long from) {
        this.file = file;
        this.bytes = bytes;
        this.start = from;
        this.next = from;
    }

    /// @param offset where the first line begins, in bytes
    public static ByteLines from(Path file, long offset) throws IOException {
        var channel = Files.newByteChannel(file);
        channel.position(offset);
        return new ByteLines(file, new BufferedInputStream(Channels.newInputStream(channel), BUFFER), offset);
    }

    /// The next line without its end; null behind the last one. The last one may have no end.
    ///
    /// @throws IOException when it cannot be read, or is longer than LONGEST
    public byte @Nullable [] next() throws IOException {
        start = next;
        var line = new ByteArrayOutputStream(512);
        for (var read = bytes.read(); read >= 0; read = bytes.read()) {
            next++;
            if (read == '\n') {
                return line.toByteArray();
            }
            line.write(read);
            if (line.size() > LONGEST) {
                throw new IOException("a line of " + file.getFileName() + " is longer than 32 MB");
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    /// Where the line begins that was read last, in bytes.
    public long start() {
        return start;
    }

    /// Where the line after it begins, in bytes.
    public long end() {
        return next;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
