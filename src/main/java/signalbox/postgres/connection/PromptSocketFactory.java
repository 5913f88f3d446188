package signalbox.postgres.connection;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes the sockets of connections. After each notification the driver checks whether more have come, and waits a
/// millisecond for them (`PGStream.hasMessagePending` of pgjdbc 42). This is longer than all the rest that a runner
/// does. These sockets answer that check at once, and count bytes for the `LoadMeter` that is named. The driver creates
/// the factory by its name.
public final class PromptSocketFactory extends SocketFactory {
    /// The time-out that the driver sets when it only checks.
    private static final int LOOK_MILLIS = 1;

    private static final class PromptSocket extends Socket {
        private final @Nullable LoadMeter meter;
        private volatile boolean looks;
        private @Nullable InputStream input;
        private @Nullable OutputStream output;

        PromptSocket(@Nullable LoadMeter meter) {
            this.meter = meter;
        }

        PromptSocket(@Nullable LoadMeter meter, SocketImpl impl) throws SocketException {
            super(impl);
            this.meter = meter;
        }

        @Override
        public void setSoTimeout(int millis) throws SocketException {
            looks = millis == LOOK_MILLIS;
            super.setSoTimeout(millis);
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (input == null) {
                input = new PromptInput(super.getInputStream());
            }
            return input;
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            if (output == null) {
                output = meter == null ? super.getOutputStream() : new CountedOutput(super.getOutputStream(), meter);
            }
            return output;
        }

        private final class PromptInput extends FilterInputStream {
            PromptInput(InputStream in) {
                super(in);
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                lookOnce();
                var many = super.read(into, from, most);
                if (meter != null && many > 0) {
                    meter.received(many);
                }
                return many;
            }

            @Override
            public int read() throws IOException {
                lookOnce();
                var next = super.read();
                if (meter != null && next >= 0) {
                    meter.received(1);
                }
                return next;
            }

            /// Only the first read of a check returns at once: in the middle of a TLS record the rest must
            /// be waited for.
            private void lookOnce() throws IOException {
                if (looks) {
                    looks = false;
                    if (in.available() == 0) {
                        throw new SocketTimeoutException("Nothing has come");
                    }
                }
            }
        }
    }

    private static final class CountedOutput extends FilterOutputStream {
        private final LoadMeter meter;

        CountedOutput(OutputStream out, LoadMeter meter) {
            super(out);
            this.meter = meter;
        }

        @Override
        public void write(int next) throws IOException {
            out.write(next);
            meter.sent(1);
        }

        @Override
        public void write(byte[] from, int at, int many) throws IOException {
            out.write(from, at, many);
            meter.sent(many);
        }
    }

    private static final String BREAK = "\n";

    private final @Nullable LoadMeter meter;
    /// Null: the driver connects.
    private final @Nullable SocketTarget target;

    /// @param argument the name of the `LoadMeter` that counts the bytes, and below it the `SocketTarget`; null: none.
    ///     The driver looks for this constructor even where it has nothing to hand over
    public PromptSocketFactory(@Nullable String argument) {
        var parts = argument == null ? new String[] {""} : argument.split(BREAK, 2);
        this.meter = parts[0].isEmpty() ? null : LoadMeter.named(parts[0]);
        this.target = parts.length < 2 ? null : SocketTarget.of(parts[1]).orElse(null);
    }

    /// The argument that adds a target to what was there.
    static String argument(@Nullable String meter, SocketTarget target) {
        return (meter == null ? "" : meter) + BREAK + target.text();
    }

    @Override
    public Socket createSocket() throws IOException {
        return target == null
                ? new PromptSocket(meter)
                : target.connect(() -> new PromptSocket(meter), unix -> new PromptSocket(meter, unix));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return new Socket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return new Socket(host, port, local, localPort);
    }
}
