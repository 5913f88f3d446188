package signalbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A panel or a rule about a metric that is not there shows nothing, and nobody sees why.
class MetricFilesTest {
    private static final Pattern NAME = Pattern.compile("\\b((?:signalbox|process)_[a-z_]+)\\b");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^ +expr: (.+)$");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABELS = Pattern.compile("(\\w+)\\{([^}]*)}");
    /// What Prometheus itself adds.
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Set<String> OFFERED = Arrays.stream(Metric.values())
            .flatMap(metric -> metric.sampleNames().stream())
            .collect(Collectors.toSet());

    private static List<String> panels() {
        return JsonMapper.shared()
                .readTree(MetricFiles.dashboard())
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> target.get("expr").asString())
                .toList();
    }

    private static List<String> rules() {
        return EXPRESSION
                .matcher(MetricFiles.rules())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Stream<String> names(String expression) {
        return NAME.matcher(STRING.matcher(expression).replaceAll("\"\""))
                .results()
                .map(found -> found.group(1));
    }

    @Test
    void every_metric_that_a_panel_or_a_rule_names_is_offered() {
        assertThat(panels()).hasSizeGreaterThan(15);
        assertThat(rules()).hasSizeGreaterThan(5);
        assertThat(Stream.concat(panels().stream(), rules().stream()).flatMap(MetricFilesTest::names))
                .isSubsetOf(OFFERED);
    }

    @Test
    void every_label_that_a_panel_or_a_rule_picks_is_one_of_its_metric() {
        Stream.concat(panels().stream(), rules().stream())
                .flatMap(expression -> LABELS.matcher(expression).results())
                .filter(found -> OFFERED.contains(found.group(1)))
                .forEach(found -> {
                    var metric = Arrays.stream(Metric.values())
                            .filter(each -> each.sampleNames().contains(found.group(1)))
                            .findFirst()
                            .orElseThrow();
                    assertThat(Arrays.stream(STRING.matcher(found.group(2))
                                            .replaceAll("")
                                            .split(","))
                                    .map(pick -> pick.replaceAll("[=~!]+$", ""))
                                    .filter(label -> !OF_PROMETHEUS.contains(label)))
                            .as(found.group())
                            .isSubsetOf(metric.labels());
                });
    }

    @Test
    void the_handbook_has_each_metric_with_its_labels_and_no_other() throws IOException {
        var chapter = Files.readString(Path.of("src/main/resources/signalbox/handbook/metrics.md"));
        var rows = chapter.substring(chapter.indexOf("## All metrics")).lines().filter(line -> line.startsWith("| `"));
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Metric.values()).map(MetricFilesTest::row).toList());
    }

    private static String row(Metric metric) {
        var labels = metric.labels().isEmpty()
                ? "-"
                : metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + metric.shownName() + "` | " + metric.kind().name().toLowerCase(Locale.ROOT) + " | " + labels
                + " | " + metric.help() + " |";
    }

    @Test
    void the_handbook_has_each_reason() throws IOException {
        var chapter = Files.readString(Path.of("src/main/resources/signalbox/handbook/metrics.md"));
        assertThat(Arrays.stream(UnknownReason.values()))
                .allSatisfy(reason -> assertThat(chapter).contains("`" + reason.word() + "`"));
    }

    @Test
    void panels_have_places_of_their_own() {
        var panels = JsonMapper.shared().readTree(MetricFiles.dashboard()).get("panels");
        assertThat(panels.valueStream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.valueStream().map(panel -> panel.get("gridPos")).map(MetricFilesTest::place))
                .doesNotHaveDuplicates();
    }

    private static String place(JsonNode grid) {
        return grid.get("x") + " " + grid.get("y");
    }

    @Test
    void prometheus_takes_the_rules() {
        Promtool.check(MetricFiles.rules(), "check", "rules", "/dev/stdin");
    }
}
