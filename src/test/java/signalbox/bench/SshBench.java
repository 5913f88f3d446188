package signalbox.bench;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.remote.OpenSshd;
import signalbox.remote.SshHost;
import signalbox.remote.tunnel.Tunnel;
import signalbox.remote.tunnel.TunnelTarget;
import signalbox.remote.tunnel.TunnelTransport;
import signalbox.testing.Folders;
import signalbox.testing.TestDatabase;

/// A large result through OpenSSH's server on this machine, against the direct connection.
final class SshBench {
    private static final int ROWS = 20_000;
    private static final int BYTES_PER_ROW = 1_000;
    private static final double MEGABYTES = ROWS * BYTES_PER_ROW / 1e6;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 3;
    private static final Duration ASKING = Duration.ofSeconds(10);

    private static final String QUERY =
            "select repeat('x', " + BYTES_PER_ROW + ") from generate_series(1, " + ROWS + ")";
    private static final String DIRECT = "direct";

    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    private SshBench() {}

    static Benchmark benchmark() {
        return new Benchmark(
                "ssh",
                "a 20 MB result through SSH, against the direct connection",
                List.of(new Benchmark.Part("throughput", SshBench::measure)));
    }

    private static Result measure(Consumer<String> progress) throws Exception {
        var folder = Files.createTempDirectory("signalbox-ssh");
        try (var database = TestDatabase.fresh();
                var server = OpenSshd.start(folder);
                var host = new SshHost(server.spec(), server.files())) {
            var bench = new SshBench();
            for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
                bench.round(database, host, round);
                progress.accept("round " + round + " of " + ROUNDS);
            }
            return bench.result();
        } finally {
            Folders.remove(folder);
        }
    }

    /// Rounds up to 0 only warm up.
    private void round(TestDatabase database, SshHost host, int round) throws SQLException {
        try (var connection = database.open("bench")) {
            add(DIRECT, connection, round);
        }
        var spec = database.spec();
        for (var transport : TunnelTransport.values()) {
            if (!isThere(host, transport)) {
                continue;
            }
            try (var tunnel = Tunnel.open(host, new TunnelTarget.Tcp(spec.host(), spec.port()), transport);
                    var connection = PlainConnection.open(
                            ConnectionSpec.of("127.0.0.1", tunnel.port(), spec.database(), spec.user()), "bench")) {
                add(transport.label(), connection, round);
            }
        }
    }

    private static boolean isThere(SshHost host, TunnelTransport transport) {
        var program = switch (transport) {
            case FORWARDING -> "true";
            case PYTHON -> "python3";
            case SOCAT -> "socat";
            case NC -> "nc";
        };
        return host.run(List.of("sh", "-c", "command -v " + program), ASKING, 1_000)
                .succeeded();
    }

    private void add(String way, Connection connection, int round) throws SQLException {
        var begun = System.nanoTime();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            long bytes = 0;
            while (rows.next()) {
                bytes += rows.getString(1).length();
            }
            if (bytes != (long) ROWS * BYTES_PER_ROW) {
                throw new IllegalStateException(way + " carried " + bytes + " bytes");
            }
        }
        if (round > 0) {
            rates.computeIfAbsent(way, _ -> new ArrayList<>()).add(MEGABYTES / (System.nanoTime() - begun) * 1e9);
        }
    }

    private Result result() {
        var direct = new Sample(rates.getOrDefault(DIRECT, List.of()));
        var rows = new ArrayList<Result.Row>();
        var figures = new LinkedHashMap<String, Object>();
        rates.forEach((way, values) -> {
            var sample = new Sample(values);
            var ratio = Sample.ratio(sample.median(), direct.median());
            figures.put(way, Map.of("megabytesPerSecond", sample.figures(), "ratio", ratio));
            if (!way.equals(DIRECT)) {
                rows.add(new Result.Row(
                        "20 MB by " + way,
                        "%.0f MB/s".formatted(sample.median()),
                        "%.0f MB/s".formatted(direct.median()),
                        "x %.2f".formatted(ratio),
                        ""));
            }
        });
        return new Result(
                rows,
                List.of("SSH: medians of " + ROUNDS + " rounds, alternating, after " + WARM_UP + " to warm up; 20,000"
                        + " rows of 1,000 bytes, read by the driver. Both ends of the encryption, the server and the"
                        + " database share this machine's processors."),
                figures);
    }
}
