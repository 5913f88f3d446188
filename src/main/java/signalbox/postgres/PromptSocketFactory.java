package signalbox.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes the sockets of connections. After each notification the driver checks whether more have come, and waits a
/// millisecond for them (`PGStream.hasMessagePending` of pgjdbc 42). This is longer than all the rest that a runner
/// does. These sockets answer that check at once. The driver creates the factory by its name.
public final class PromptSocketFactory extends SocketFactory {
    /// The time-out that the driver sets when it only checks.
    private static final int LOOK_MILLIS = 1;

    private static final class PromptSocket extends Socket {
        private volatile boolean looks;
        private @Nullable InputStream input;

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

        private final class PromptInput extends FilterInputStream {
            PromptInput(InputStream in) {
                super(in);
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                lookOnce();
                return super.read(into, from, most);
            }

            @Override
            public int read() throws IOException {
                lookOnce();
                return super.read();
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

    @Override
    public Socket createSocket() {
        return new PromptSocket();
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
