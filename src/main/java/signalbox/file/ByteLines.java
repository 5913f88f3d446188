package signalbox.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a file as bytes, one after the other, each with its place. It holds one line at a time. For one thread.
public final class ByteLines implements AutoCloseable {
    /// A line that is longer than this, in bytes, is no line that Signalbox writes.
    public static final int LONGEST = 32 << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final SeekableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long start;
    private long next;

    private ByteLines(Path file, SeekableByteChannel channel, long from) {
        this.file = file;
        this.channel = channel;
        this.start = from;
        this.next = from;
    }

    /// @param offset where the first line begins, in bytes
    public static ByteLines from(Path file, long offset) throws IOException {
        return new ByteLines(file, Files.newByteChannel(file).position(offset), offset);
    }

    /// The next line without its end; null behind the last one. The last one may have no end.
    ///
    /// @throws IOException when it cannot be read, or is longer than LONGEST
    public byte @Nullable [] next() throws IOException {
        start = next;
        byte[] line = {};
        while (buffer.hasRemaining() || fill()) {
            var end = lineBreak();
            line = joined(line, end - buffer.position());
            buffer.position(Math.min(end + 1, buffer.limit()));
            if (end < buffer.limit()) {
                next++;
                return line;
            }
        }
        return next == start ? null : line;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        var read = channel.read(buffer);
        buffer.flip();
        return read > 0;
    }

    /// Where the next line break is in the buffer; its limit: there is none.
    private int lineBreak() {
        var at = buffer.position();
        while (at < buffer.limit() && buffer.get(at) != '\n') {
            at++;
        }
        return at;
    }

    /// The line with so many further bytes of the buffer.
    private byte[] joined(byte[] line, int more) throws IOException {
        if (line.length + more > LONGEST) {
            throw new IOException("a line of " + file.getFileName() + " is longer than 32 MB");
        }
        var longer = Arrays.copyOf(line, line.length + more);
        buffer.get(buffer.position(), longer, line.length, more);
        next += more;
        return longer;
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
        channel.close();
    }
}
