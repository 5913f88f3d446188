package signalbox.remote.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How a tunnel carries bytes: over a channel that the SSH server itself connects, or, if the server does not allow
/// that, through a program on the host.
public enum TunnelTransport {
    FORWARDING("TCP forwarding") {
        @Override
        public List<String> command(TunnelTarget target) {
            throw new IllegalStateException("Forwarding needs no program");
        }
    },
    PYTHON("relay by python3") {
        @Override
        public List<String> command(TunnelTarget target) {
            var words = new ArrayList<>(List.of("python3", "-c", SCRIPT));
            words.addAll(
                    switch (target) {
                        case TunnelTarget.Tcp(var host, var port) -> List.of("tcp", host, Integer.toString(port));
                        case TunnelTarget.UnixSocket(var path) -> List.of("unix", path);
                    });
            return words;
        }
    },
    SOCAT("relay by socat") {
        @Override
        public List<String> command(TunnelTarget target) {
            return List.of(
                    "socat",
                    "-b",
                    "262144",
                    "STDIO",
                    switch (target) {
                        case TunnelTarget.Tcp tcp -> "TCP:" + tcp.label() + ",nodelay";
                        case TunnelTarget.UnixSocket(var path) -> "UNIX-CONNECT:" + path;
                    });
        }
    },
    /// The last choice: when the target closes the connection, it reports this only after more bytes are sent.
    NC("relay by nc") {
        @Override
        public List<String> command(TunnelTarget target) {
            return switch (target) {
                case TunnelTarget.Tcp(var host, var port) -> List.of("nc", host, Integer.toString(port));
                case TunnelTarget.UnixSocket(var path) -> List.of("nc", "-U", path);
            };
        }
    };

    private static final String SCRIPT = script();

    private final String label;

    TunnelTransport(String label) {
        this.label = label;
    }

    /// For people.
    public String label() {
        return label;
    }

    /// The command that is run on the host to relay.
    public abstract List<String> command(TunnelTarget target);

    private static String script() {
        try (var script = TunnelTransport.class.getResourceAsStream("relay.py")) {
            if (script == null) {
                throw new IllegalStateException("There is no relay.py");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
