package signalbox.remote.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How a tunnel carries bytes: over a channel that the SSH server connects itself, or, where it forbids that,
/// through a program that is there and does it.
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
    /// The last choice: it does not pass on that the target closed the connection until something is sent to it.
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

    /// What is run on the host to relay.
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
