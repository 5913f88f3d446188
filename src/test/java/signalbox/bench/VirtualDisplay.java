package signalbox.bench;

import java.io.IOException;

/// An X server without a screen, as long as it is open.
final class VirtualDisplay implements AutoCloseable {
    private final Process server;
    private final String name;

    VirtualDisplay() throws IOException {
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var number = server.inputReader().readLine();
        if (number == null) {
            throw new IllegalStateException("Xvfb did not start: install xvfb");
        }
        name = ":" + number;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
