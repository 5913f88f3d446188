package signalbox.bench;

import java.util.List;
import signalbox.bench.Benchmark.Part;

/// The embedded runner against one that works as queue_job's own, and against the clock.
final class RunnerBench {
    private RunnerBench() {}

    static Benchmark benchmark() {
        return new Benchmark(
                "runner",
                "how fast the embedded runner dispatches, and takes over from a leader that ends",
                List.of(
                        new Part("throughput", Throughput::measure),
                        new Part("latency", Latency::measure),
                        new Part("fresh", FreshLatency::measure),
                        new Part("takeover", Takeover::measure),
                        new Part("peers", Peers::measure)));
    }
}
