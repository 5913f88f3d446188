package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Hands bytes on as they come, so that the other side can answer each piece.
public final class StreamCopy {
    private static final int CHUNK = 64 * 1024;

    private StreamCopy() {}

    /// Returns at the end of the stream. Blocks.
    public static void copy(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[CHUNK];
        for (int length = from.read(bytes); length >= 0; length = from.read(bytes)) {
            to.write(bytes, 0, length);
            to.flush();
        }
    }
}
