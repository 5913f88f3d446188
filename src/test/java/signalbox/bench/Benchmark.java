package signalbox.bench;

import java.util.List;
import java.util.function.Consumer;

/// Some measurements that belong together, in order.
record Benchmark(String name, String purpose, List<Part> parts) {
    /// None of the parts when there is no such part.
    Benchmark only(String part) {
        return new Benchmark(
                name,
                purpose,
                parts.stream().filter(one -> one.name().equals(part)).toList());
    }

    record Part(String name, Measurement measurement) {}

    @FunctionalInterface
    interface Measurement {
        /// @param progress gets a line for each step
        Result measure(Consumer<String> progress) throws Exception;
    }
}
