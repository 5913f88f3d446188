package signalbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.TunnelRoute;

/// A TCP relay to the demo's server that can be cut: connections stay open, but no bytes pass, and neither side
/// notices, until the relay is restored. It listens on loopback.
final class CuttableProxy implements TunnelRoute, AutoCloseable {
    private static final int CHUNK = 8192;

    private final ServerSocket entry;
    private final String host;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean cut;

    CuttableProxy(String host, int port) throws IOException {
        this.entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
        Thread.ofVirtual().name("line to " + port).start(this::accept);
    }

    @Override
    public int port() {
        return entry.getLocalPort();
    }

    @Override
    public Optional<PostgresException> failure() {
        return Optional.empty();
    }

    @Override
    public String label() {
        return "a line of the demo";
    }

    /// If it is cut already, nothing happens.
    void cut() {
        set(true);
    }

    /// The bytes that were sent in the meantime arrive now.
    void mend() {
        set(false);
    }

    private void set(boolean now) {
        lock.lock();
        try {
            cut = now;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitMended() throws InterruptedException {
        lock.lock();
        try {
            while (cut) {
                mended.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                var near = entry.accept();
                Thread.ofVirtual().name("line").start(() -> connect(near));
            }
        } catch (IOException e) {
            // The proxy is closed.
        }
    }

    private void connect(Socket near) {
        try (near;
                var far = new Socket(host, port)) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            var answers = Thread.ofVirtual().name("line-back").start(() -> carry(far, near));
            carry(near, far);
            answers.join();
        } catch (IOException e) {
            // No server answers: the caller's connection ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Carries bytes until one side ends; then the other side is closed, too.
    private void carry(Socket from, Socket to) {
        try {
            carry(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // One of the sides is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            from.close();
            to.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }

    private void carry(InputStream from, OutputStream to) throws IOException, InterruptedException {
        var chunk = new byte[CHUNK];
        int length;
        do {
            length = from.read(chunk);
            awaitMended();
            if (length > 0) {
                to.write(chunk, 0, length);
            }
        } while (length >= 0);
    }

    /// Accepts no more connections; those that exist go on.
    @Override
    public void close() throws IOException {
        entry.close();
    }
}
