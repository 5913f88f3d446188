package signalbox.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Runs the benchmarks that are named. Results on standard output, progress on standard error.
public final class Bench {
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int MINUTES = 10;

    private final PrintStream out;
    private final PrintStream err;
    private final List<Benchmark> all;

    private Bench(PrintStream out, PrintStream err, BigQueue.Size size, Duration watched) {
        this.out = out;
        this.err = err;
        this.all = List.of(
                RunnerBench.benchmark(),
                FailoverBench.benchmark(),
                SshBench.benchmark(),
                QueueBench.benchmark(size, watched),
                StartupBench.benchmark(size),
                RecordBench.benchmark(watched),
                FleetBench.benchmark(watched));
    }

    static void main(String[] arguments) {
        var words = new ArrayList<>(List.of(arguments));
        try {
            var rows = taken(words, "--rows", BigQueue.Size.USUAL.rows());
            var size = new BigQueue.Size(rows, taken(words, "--pending", rows / 2));
            var watched = Duration.ofMinutes(taken(words, "--minutes", MINUTES));
            System.exit(new Bench(System.out, System.err, size, watched).run(words));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    /// Takes an option with its number out of the words.
    private static int taken(List<String> words, String option, int usual) {
        var at = words.indexOf(option);
        if (at < 0) {
            return usual;
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException(option + " needs a number");
        }
        words.remove(at);
        return Integer.parseInt(words.remove(at));
    }

    private int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(help());
            return FINE;
        }
        boolean json = arguments.contains("--json");
        var names = arguments.stream().filter(word -> !word.equals("--json")).toList();
        var wanted = names.isEmpty()
                ? all
                : names.stream().flatMap(name -> named(name).stream()).toList();
        if (wanted.size() < names.size()) {
            err.println("There is no such benchmark: " + String.join(" ", names));
            err.print(help());
            return WRONG_USAGE;
        }
        return run(wanted, json);
    }

    private Optional<Benchmark> named(String name) {
        var words = name.split(":", 2);
        return all.stream()
                .filter(benchmark -> benchmark.name().equals(words[0]))
                .map(benchmark -> words.length == 1 ? benchmark : benchmark.only(words[1]))
                .filter(benchmark -> !benchmark.parts().isEmpty())
                .findFirst();
    }

    private String help() {
        return """
                Usage: packaging/bench [--json] [--rows N] [--pending N] [--minutes N] [NAME[:PART]…]
                Measures; without a name everything there is. --json prints one JSON document instead of tables.

                """ + all.stream().map(Bench::described).collect(Collectors.joining());
    }

    private static String described(Benchmark benchmark) {
        return "  %-8s %s%n           parts: %s%n"
                .formatted(
                        benchmark.name(),
                        benchmark.purpose(),
                        benchmark.parts().stream().map(Benchmark.Part::name).collect(Collectors.joining(", ")));
    }

    private int run(List<Benchmark> wanted, boolean json) {
        var document = new LinkedHashMap<String, Map<String, Object>>();
        document.put("machine", machine());
        try {
            for (var benchmark : wanted) {
                var results = measure(benchmark);
                document.computeIfAbsent(benchmark.name(), _ -> new LinkedHashMap<>())
                        .putAll(figures(results));
                if (!json) {
                    print(benchmark, results.values());
                }
            }
        } catch (Exception e) {
            err.println("bench: it broke off: " + e);
            e.printStackTrace(err);
            return FAILED;
        }
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(document));
        }
        return FINE;
    }

    private Map<String, Result> measure(Benchmark benchmark) throws Exception {
        var results = new LinkedHashMap<String, Result>();
        for (var part : benchmark.parts()) {
            var title = benchmark.name() + ", " + part.name();
            var begun = System.nanoTime();
            results.put(part.name(), part.measurement().measure(line -> err.println("bench: " + title + ": " + line)));
            err.println("bench: " + title + ": took "
                    + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        }
        return results;
    }

    private static Map<String, Object> machine() {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return machine;
    }

    private static Map<String, Object> figures(Map<String, Result> results) {
        var figures = new LinkedHashMap<String, Object>();
        results.forEach((name, result) -> figures.put(name, result.figures()));
        return figures;
    }

    private void print(Benchmark benchmark, Iterable<Result> results) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(benchmark.name(), "Signalbox", "baseline", "ratio", "goal"));
        var notes = new ArrayList<String>();
        for (var result : results) {
            result.rows().forEach(row -> lines.add(row.cells()));
            notes.addAll(result.notes());
        }
        var widths = widths(lines);
        lines.forEach(cells -> out.println(line(cells, widths)));
        notes.forEach(note -> out.println("- " + note));
        out.println();
    }

    private static int[] widths(List<List<String>> lines) {
        var widths = new int[lines.getFirst().size()];
        lines.forEach(cells ->
                Arrays.setAll(widths, i -> Math.max(widths[i], cells.get(i).length())));
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).repeat(" ", widths[i] - cells.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
