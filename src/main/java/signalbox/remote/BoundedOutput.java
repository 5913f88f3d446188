package signalbox.remote;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/// Keeps a limited number of bytes, and remembers whether there were more. Thread-safe.
final class BoundedOutput extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private final Runnable onMore;
    private boolean cut;

    BoundedOutput(int most, Runnable onMore) {
        this.most = most;
        this.onMore = onMore;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        int fits = Math.min(length, most - kept.size());
        kept.write(bytes, from, fits);
        if (fits < length && !cut) {
            cut = true;
            onMore.run();
        }
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized String text(Charset charset) {
        return kept.toString(charset);
    }
}
