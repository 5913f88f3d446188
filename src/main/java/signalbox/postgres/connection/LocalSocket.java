package signalbox.postgres.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// A UNIX socket of this machine, in the shape of a `Socket`, which is all that the driver knows. One thread reads and
/// one writes, and any may close it. Options of TCP have no effect.
final class LocalSocket extends SocketImpl {
    private static final int BUFFER = 8192;

    private final UnixDomainSocketAddress server;
    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;
    private final Map<Integer, Object> options = new ConcurrentHashMap<>();
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER).limit(0);

    LocalSocket(UnixDomainSocketAddress server) throws IOException {
        this.server = server;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        this.readable = Selector.open();
        this.writable = Selector.open();
    }

    @Override
    protected void create(boolean stream) {
        // It is made with its channel.
    }

    /// The address is the one that the driver believes to connect to.
    @Override
    protected void connect(SocketAddress address, int timeout) throws IOException {
        try {
            channel.connect(server);
            channel.configureBlocking(false);
            channel.register(readable, SelectionKey.OP_READ);
            channel.register(writable, SelectionKey.OP_WRITE);
        } catch (IOException e) {
            close();
            var refused = new ConnectException(server + ": " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        connect(server, 0);
    }

    @Override
    protected void connect(InetAddress address, int port) throws IOException {
        connect(server, 0);
    }

    @Override
    protected InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return receive(into, from, most);
            }

            @Override
            public int available() throws IOException {
                return LocalSocket.this.available();
            }
        };
    }

    private int receive(byte[] into, int from, int most) throws IOException {
        Objects.checkFromIndexSize(from, most, into.length);
        var deadline = System.nanoTime() + timeoutNanos();
        while (most > 0 && available() == 0) {
            if (isAtEnd) {
                return -1;
            }
            await(readable, deadline);
        }
        var many = Math.min(most, received.remaining());
        received.get(into, from, many);
        return many;
    }

    private volatile boolean isAtEnd;

    @Override
    protected int available() throws IOException {
        if (!received.hasRemaining() && !isAtEnd) {
            received.clear();
            try {
                isAtEnd = channel.read(received) < 0;
            } catch (ClosedChannelException e) {
                throw closed(e);
            } finally {
                received.flip();
            }
        }
        return received.remaining();
    }

    /// 0: without an end.
    private long timeoutNanos() {
        return options.get(SocketOptions.SO_TIMEOUT) instanceof Integer millis ? millis * 1_000_000L : 0;
    }

    private void await(Selector selector, long deadline) throws IOException {
        var left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
        var isBounded = timeoutNanos() > 0;
        if (isBounded && left <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        try {
            selector.select(isBounded ? left : 0);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw closed(e);
        }
        if (!channel.isOpen()) {
            throw new SocketException("Socket closed");
        }
    }

    private static SocketException closed(Exception e) {
        var closed = new SocketException("Socket closed");
        closed.initCause(e);
        return closed;
    }

    @Override
    protected OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                write(new byte[] {(byte) next}, 0, 1);
            }

            @Override
            public void write(byte[] from, int at, int many) throws IOException {
                send(ByteBuffer.wrap(from, at, many));
            }
        };
    }

    private void send(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    writable.select();
                    writable.selectedKeys().clear();
                }
            }
        } catch (ClosedChannelException | ClosedSelectorException e) {
            throw closed(e);
        }
    }

    @Override
    protected void close() throws IOException {
        try (channel;
                readable;
                writable) {
            isAtEnd = true;
        }
    }

    @Override
    protected void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        throw new SocketException("A client's socket has no address");
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("A client's socket does not listen");
    }

    @Override
    protected void accept(SocketImpl socket) throws IOException {
        throw new SocketException("A client's socket does not listen");
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("A UNIX socket has no urgent data");
    }

    @Override
    public void setOption(int option, Object value) {
        options.put(option, value);
    }

    /// What was set; before that, what a driver takes for usual.
    @Override
    public Object getOption(int option) {
        var usual = switch (option) {
            case SocketOptions.SO_TIMEOUT -> 0;
            case SocketOptions.SO_SNDBUF, SocketOptions.SO_RCVBUF -> BUFFER;
            case SocketOptions.SO_LINGER -> -1;
            default -> false;
        };
        return options.getOrDefault(option, usual);
    }
}
