package signalbox.remote.identity;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// The user's SSH agent, through its UNIX socket. SSHD's own client for it needs a native library. The agent may ask
/// the user before it signs.
final class SshAgentSocket extends AbstractAgentProxy {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int LENGTH = Integer.BYTES;
    private static final int LONGEST = 1 << 20;

    private final SocketChannel socket;

    private SshAgentSocket(SocketChannel socket) {
        super(null);
        this.socket = socket;
    }

    static SshAgentSocket connect(Path path) throws IOException {
        var socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(path));
            return new SshAgentSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    protected synchronized Buffer request(Buffer buffer) throws IOException {
        int end = buffer.wpos();
        buffer.wpos(0);
        buffer.putUInt(end - LENGTH);
        buffer.wpos(end);
        var question = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
        return within(() -> {
            while (question.hasRemaining()) {
                socket.write(question);
            }
            return answer();
        });
    }

    private interface Exchange {
        Buffer run() throws IOException;
    }

    /// Limits the time, because reading from a channel has no time-out of its own.
    private Buffer within(Exchange exchange) throws IOException {
        var answer = new CompletableFuture<Buffer>();
        Thread.ofVirtual().name("ssh-agent").start(() -> {
            try {
                answer.complete(exchange.run());
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("The SSH agent failed", e.getCause());
        } catch (TimeoutException e) {
            close();
            throw new IOException("The SSH agent does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Buffer answer() throws IOException {
        int length = read(LENGTH).getInt();
        if (length < 1 || length > LONGEST) {
            throw new IOException("The SSH agent answered with " + length + " bytes");
        }
        return new ByteArrayBuffer(read(length).array());
    }

    private ByteBuffer read(int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (socket.read(bytes) < 0) {
                throw new EOFException("The SSH agent closed the connection");
            }
        }
        return bytes.flip();
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
