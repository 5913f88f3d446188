package signalbox.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a file as bytes, from its end or from a place to its beginning. It holds one line and one block at a
/// time. For one thread.
public final class LastLines implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    /// The bytes of the file from `from` on; those before `used` belong to lines that were not read yet.
    private byte[] held = {};
    private int used;
    private long from;
    private long start;

    private LastLines(FileChannel channel, long before) {
        this.channel = channel;
        this.from = before;
        this.start = before;
    }

    /// @param before where the line begins whose predecessors are wanted, in bytes; the size of the file: all lines
    public static LastLines before(Path file, long before) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        return new LastLines(channel, Math.min(before, channel.size()));
    }

    /// The line before, without its end; null before the first one.
    ///
    /// @throws IOException when it cannot be read, or is longer than `ByteLines.LONGEST`
    public byte @Nullable [] next() throws IOException {
        if (start == 0) {
            return null;
        }
        if (used == 0) {
            fill();
        }
        var end = held[used - 1] == '\n' ? used - 1 : used;
        var begin = lineBreak(end);
        while (begin < 0 && from > 0) {
            end += fill();
            begin = lineBreak(end);
        }
        used = begin + 1;
        start = from + used;
        return Arrays.copyOfRange(held, used, end);
    }

    /// Where the line begins that was read last, in bytes.
    public long start() {
        return start;
    }

    /// The place of the last line break before that index; negative: none is held.
    private int lineBreak(int end) {
        var at = end - 1;
        while (at >= 0 && held[at] != '\n') {
            at--;
        }
        return at;
    }

    /// Holds the bytes before, too.
    ///
    /// @return how many were put before those that were held
    private int fill() throws IOException {
        if (used > ByteLines.LONGEST) {
            throw new IOException("a line is longer than 32 MB");
        }
        var size = (int) Math.min(Math.max(BLOCK, used), from);
        var block = ByteBuffer.allocate(size + used).limit(size);
        while (block.hasRemaining()) {
            if (channel.read(block, from - size + block.position()) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
        System.arraycopy(held, 0, block.array(), size, used);
        held = block.array();
        used += size;
        from -= size;
        return size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
