package signalbox.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes on what is written and remembers the first error, because a PrintStream hides errors.
public final class FailureKeepingOutput extends OutputStream {
    /// The messages for EPIPE on Linux, macOS and Windows.
    private static final List<String> READER_GONE =
            List.of("Broken pipe", "pipe is being closed", "pipe has been ended");

    private final OutputStream to;
    private volatile @Nullable IOException failure;

    FailureKeepingOutput(OutputStream to) {
        this.to = to;
    }

    /// Why the first write that failed did so; null when none has failed.
    @Nullable
    public IOException failure() {
        return failure;
    }

    /// Whether the write failed because the reader is gone, as after `| head -1`.
    public boolean isReaderGone() {
        var why = failure;
        var words = why == null ? "" : String.valueOf(why.getMessage());
        return READER_GONE.stream().anyMatch(words::contains);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int most) throws IOException {
        try {
            to.write(bytes, from, most);
        } catch (IOException e) {
            throw noted(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            to.flush();
        } catch (IOException e) {
            throw noted(e);
        }
    }

    private IOException noted(IOException e) {
        if (failure == null) {
            failure = e;
        }
        return e;
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
