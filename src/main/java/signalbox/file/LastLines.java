package signalbox.file;

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
    /// The bytes of the file from `from` on, up to where the line before begins.
    private byte[] held = {};
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
        fill(start - 1);
        var end = held.length;
        if (end > 0 && held[end - 1] == '\n') {
            end--;
        }
        var begin = lineBreak(end);
        while (begin < 0 && from > 0) {
            var more = fill(from - 1);
            end += more;
            begin = lineBreak(end);
        }
        var line = Arrays.copyOfRange(held, begin + 1, end);
        held = Arrays.copyOf(held, begin + 1);
        start = from + begin + 1;
        return line;
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

    /// Holds that byte of the file, too.
    ///
    /// @return how many bytes were put before those that were held
    private int fill(long wanted) throws IOException {
        if (wanted >= from) {
            return 0;
        }
        if (held.length > ByteLines.LONGEST) {
            throw new IOException("a line is longer than 32 MB");
        }
        var size = (int) Math.min(Math.max(BLOCK, held.length), from);
        var block = ByteBuffer.allocate(size + held.length);
        block.limit(size);
        while (block.hasRemaining() && channel.read(block, from - size + block.position()) >= 0) {
            continue;
        }
        block.limit(block.capacity());
        block.position(size);
        block.put(held);
        held = block.array();
        from -= size;
        return size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
