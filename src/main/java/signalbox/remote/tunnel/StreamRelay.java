package signalbox.remote.tunnel;

import java.io.IOException;
import java.net.Socket;
import org.apache.sshd.client.channel.ClientChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.StreamCopy;

/// Carries bytes between a socket here and a channel, in both directions, until one end is closed.
final class StreamRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRelay.class);
    private static final int CHUNK = 64 * 1024;

    private final Socket socket;
    private final ClientChannel channel;
    private final Thread up = Thread.ofVirtual().name("tunnel-up").unstarted(this::up);
    private volatile boolean answered;

    StreamRelay(Socket socket, ClientChannel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    /// Returns when the far end is closed, or when the connection to it is lost.
    void run() {
        up.start();
        down();
    }

    /// Whether any byte came from the far end.
    boolean wasAnswered() {
        return answered;
    }

    private void down() {
        try {
            var out = socket.getOutputStream();
            var bytes = new byte[CHUNK];
            var in = channel.getInvertedOut();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                answered = true;
                out.write(bytes, 0, length);
            }
        } catch (IOException e) {
            LOG.debug("A tunnelled connection ended", e);
        }
    }

    /// When the client has sent everything, the far end is told so; it may still answer.
    private void up() {
        try (var out = channel.getInvertedIn()) {
            StreamCopy.copy(socket.getInputStream(), out);
        } catch (IOException e) {
            LOG.debug("A tunnelled connection's client ended", e);
        }
    }

    /// Closes both ends, which also ends the threads that carry the bytes.
    @Override
    public void close() {
        channel.close(false);
        up.interrupt();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A tunnelled socket could not be closed", e);
        }
    }
}
