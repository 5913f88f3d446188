package signalbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads an exposition as strictly as the specification of OpenMetrics 1.0 has it: what a lenient reader would forgive
/// is
/// a failed assertion.
public final class OpenMetricsText {
    private static final Pattern META = Pattern.compile("# (HELP|TYPE|UNIT) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\n\"])*)\"(,|$)");
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "gauge", List.of(""),
            "counter", List.of("_total"),
            "info", List.of("_info"),
            "histogram", List.of("_bucket", "_sum", "_count"));

    /// One line with a value.
    public record Sample(String name, Map<String, String> labels, double value) {
        String key(String without) {
            var others = new TreeMap<>(labels);
            others.remove(without);
            return others.toString();
        }
    }

    private final Map<String, Map<String, String>> families = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable String family;

    private OpenMetricsText() {}

    public static OpenMetricsText of(byte[] bytes) {
        return of(new String(bytes, StandardCharsets.UTF_8));
    }

    public static OpenMetricsText of(String text) {
        assertThat(text).endsWith("# EOF\n");
        var read = new OpenMetricsText();
        text.substring(0, text.length() - "# EOF\n".length()).lines().forEach(read::line);
        read.check();
        return read;
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            var meta = META.matcher(line);
            assertThat(meta.matches()).as(line).isTrue();
            var name = meta.group(2);
            if (!name.equals(family)) {
                assertThat(families).as("a family stands together").doesNotContainKey(name);
            }
            family = name;
            var known = families.computeIfAbsent(name, _ -> new HashMap<>());
            assertThat(known.put(meta.group(1), meta.group(3))).as(line).isNull();
        } else {
            samples.add(sample(line));
        }
    }

    private Sample sample(String line) {
        var match = SAMPLE.matcher(line);
        assertThat(match.matches()).as(line).isTrue();
        assertThat(family).as("a sample follows its family").isNotNull();
        var type = families.getOrDefault(String.valueOf(family), Map.of()).get("TYPE");
        assertThat(SUFFIXES.getOrDefault(String.valueOf(type), List.of()).stream()
                        .map(suffix -> family + suffix))
                .as(line)
                .contains(match.group(1));
        return new Sample(match.group(1), labels(match.group(2)), number(match.group(3)));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static Map<String, String> labels(@Nullable String text) {
        var labels = new LinkedHashMap<String, String>();
        if (text == null) {
            return labels;
        }
        var label = LABEL.matcher(text);
        var at = 0;
        while (at < text.length()) {
            assertThat(label.find(at) && label.start() == at).as(text).isTrue();
            assertThat(labels.put(label.group(1), unescaped(label.group(2)))).isNull();
            at = label.end();
        }
        return labels;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private void check() {
        var seen = new HashSet<String>();
        samples.forEach(sample -> assertThat(seen.add(sample.name() + sample.labels()))
                .as(sample.toString())
                .isTrue());
        families.forEach((name, meta) -> {
            assertThat(meta).containsKeys("TYPE", "HELP");
            if (meta.containsKey("UNIT")) {
                assertThat(name).endsWith("_" + meta.get("UNIT"));
            }
            if ("histogram".equals(meta.get("TYPE"))) {
                checkHistogram(name);
            }
        });
    }

    private void checkHistogram(String name) {
        all(name + "_bucket").stream()
                .collect(Collectors.groupingBy(sample -> sample.key("le"), LinkedHashMap::new, Collectors.toList()))
                .forEach((labels, buckets) -> {
                    assertThat(buckets).extracting(Sample::value).isSorted();
                    assertThat(buckets)
                            .extracting(bucket ->
                                    number(String.valueOf(bucket.labels().get("le"))))
                            .isSorted()
                            .endsWith(Double.POSITIVE_INFINITY);
                    assertThat(all(name + "_count").stream()
                                    .filter(count -> count.key("le").equals(labels)))
                            .singleElement()
                            .extracting(Sample::value)
                            .isEqualTo(buckets.getLast().value());
                });
    }

    public Set<String> families() {
        return families.keySet();
    }

    public List<Sample> all(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /// The value of the only sample of this name with these labels; null: there is none.
    ///
    /// @param labels name, value, name, value, …
    public @Nullable Double value(String name, String... labels) {
        var wanted = new HashMap<String, String>();
        for (int at = 0; at < labels.length; at += 2) {
            wanted.put(labels[at], labels[at + 1]);
        }
        return all(name).stream()
                .filter(sample -> sample.labels().entrySet().containsAll(wanted.entrySet()))
                .map(Sample::value)
                .reduce((one, other) -> {
                    throw new AssertionError("More than one sample: " + name + wanted);
                })
                .orElse(null);
    }

    /// The reasons why a figure is not known.
    public List<String> unknown(String what) {
        return all("signalbox_unknown").stream()
                .filter(sample -> what.equals(sample.labels().get("what")))
                .map(sample -> String.valueOf(sample.labels().get("reason")))
                .toList();
    }
}
