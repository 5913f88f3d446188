package signalbox.ui.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.text.DurationText;
import signalbox.ui.Headless;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.ThroughputChart;
import signalbox.ui.kit.chart.ThroughputSeries;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.state.FilterChip;
import signalbox.ui.kit.state.FilterMenu;
import signalbox.ui.kit.state.MethodLine;
import signalbox.ui.kit.state.SlotBar;
import signalbox.ui.kit.state.StateChip;
import signalbox.ui.kit.state.StateLabel;
import signalbox.ui.kit.state.StateTile;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;

/// Every control of the kit with invented content. `main` writes pictures of it: DIR/kit-light.png,
/// DIR/kit-dark.png.
public final class Gallery {
    private static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");

    record Row(JobState state, String uuid, String method, double seconds) {}

    private Gallery() {}

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var scene = Headless.scene(Gallery::root, 1440, 1250, theme);
            Headless.save(scene, Path.of(args[0], "kit-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
        System.exit(0);
    }

    static Parent root() {
        var tiles = new HBox(8);
        for (var state : JobState.values()) {
            var tile = new StateTile(state, () -> {});
            tile.show("12,874", "+652 in 1 h", course());
            HBox.setHgrow(tile, Priority.ALWAYS);
            tiles.getChildren().add(tile);
        }
        var chips = new FlowPane(8, 8);
        for (var state : JobState.values()) {
            var chip = new StateChip(state);
            chip.count("1,912");
            chip.setSelected(state == JobState.FAILED);
            chips.getChildren().add(chip);
        }
        var menu = new FilterMenu("Method", _ -> {});
        chips.getChildren().addAll(new FilterChip("Channel", "root.connector", () -> {}), menu);
        var badges = Labels.row(
                8,
                Badge.worker("HTTP"),
                Badge.worker("CRON"),
                Badge.worker("EMBEDDED"),
                Badge.worker("unknown"),
                new Badge("leader", Badge.Style.NEUTRAL),
                new Badge("certain", Badge.Style.SUCCESS),
                new Badge("lost", Badge.Style.DANGER),
                new Badge("whole filter", Badge.Style.ACCENT),
                Badge.environment("production"),
                Badge.environment("staging"),
                Badge.environment("demo"),
                new StateLabel(JobState.FAILED),
                new SegmentedControl<>("Range", List.of("15 min", "1 h", "6 h"), s -> s),
                Labels.button("Pause", Icon.PAUSE, () -> {}),
                Labels.button("Requeue", Icon.REQUEUE, () -> {}, "accent"),
                Labels.button("Terminate backend…", Icon.TERMINATE, () -> {}, "danger"),
                Labels.button("Cancel…", Icon.CANCEL, () -> {}, "danger-outline"),
                Labels.button("Open in Jobs", Icon.CHEVRON, () -> {}, "flat", "link"),
                Labels.iconButton(Icon.MORE, "More", () -> {}));
        var root = new VBox(12, tiles, chips, badges, banners(), charts(), lower());
        root.setStyle("-fx-padding: 16");
        return root;
    }

    private static HBox banners() {
        var error = new Banner(Banner.Level.DANGER)
                .say("Cannot connect to acme-prod at 10.0.12.2:5432: the password was refused.", "")
                .details("FATAL: password authentication failed")
                .action("Try again", () -> {});
        var warning = new Banner(Banner.Level.WARNING)
                .say("The figures are 12 s old.", "The server has not answered since 10:03:08.");
        HBox.setHgrow(error, Priority.ALWAYS);
        HBox.setHgrow(warning, Priority.ALWAYS);
        return new HBox(12, error, warning);
    }

    private static HBox charts() {
        var range = new TimeRange(NOW.minusSeconds(3600), NOW);
        var gap = new LeaderGap(
                Instant.parse("2026-06-12T09:36:48Z"), Instant.parse("2026-06-12T09:38:54Z"), "no leader for 2 m 06 s");
        var minutes = IntStream.range(0, 60)
                .mapToObj(i -> new ThroughputSeries.Minute(
                        NOW.minusSeconds(3620).plusSeconds(60L * i),
                        i == 34 || i == 35 ? 3 : 110 + (i * 37) % 50,
                        4 + i % 11))
                .toList();
        var chart = new ThroughputChart();
        chart.show(new ThroughputSeries(range, minutes, List.of(gap), range.from()));
        var strip = new LeadershipTimeline(LeadershipTimeline.Layout.STRIP);
        strip.show(new LeadershipLanes(range, lanes(range, gap).subList(0, 3), List.of(), List.of(gap)));
        var legend = new Legend();
        for (var mark : Legend.Mark.values()) {
            legend.add(mark, mark.name().toLowerCase(Locale.ROOT));
        }
        var card = new Card("Last hour").subtitle("jobs per minute and who led").fill(new VBox(chart, strip));
        var full = new LeadershipTimeline(LeadershipTimeline.Layout.FULL);
        full.show(new LeadershipLanes(
                range,
                lanes(range, gap),
                List.of(
                        new TimelineLane.Span(range.from(), gap.from(), TimelineLane.Kind.LEADING, "21844 · HTTP"),
                        new TimelineLane.Span(gap.to(), NOW, TimelineLane.Kind.LEADING_CRON, "30117 · CRON")),
                List.of(gap)));
        full.select("30117");
        var second = new Card("Leadership timeline").actions(legend).fill(full);
        HBox.setHgrow(card, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        return new HBox(12, card, second);
    }

    private static List<TimelineLane> lanes(TimeRange range, LeaderGap gap) {
        var joined = Instant.parse("2026-06-12T09:12:07Z");
        return List.of(
                new TimelineLane(
                        "21844",
                        "21844",
                        "HTTP",
                        List.of(new TimelineLane.Span(
                                range.from(), gap.from(), TimelineLane.Kind.LEADING, "leading since 06-10 19:24")),
                        Optional.empty(),
                        Optional.of(gap.from()),
                        ""),
                new TimelineLane(
                        "30117",
                        "30117",
                        "CRON",
                        List.of(
                                new TimelineLane.Span(joined, gap.to(), TimelineLane.Kind.STANDBY, ""),
                                new TimelineLane.Span(
                                        gap.to(), NOW, TimelineLane.Kind.LEADING_CRON, "leading 24 m 26 s")),
                        Optional.of(joined),
                        Optional.empty(),
                        ""),
                new TimelineLane(
                        "31377",
                        "31377",
                        "HTTP",
                        List.of(
                                new TimelineLane.Span(gap.to(), NOW.minusSeconds(240), TimelineLane.Kind.STANDBY, ""),
                                new TimelineLane.Span(NOW.minusSeconds(240), NOW, TimelineLane.Kind.SILENT, "")),
                        Optional.of(gap.to()),
                        Optional.empty(),
                        ""),
                new TimelineLane(
                        "28760",
                        "28760",
                        "unknown",
                        List.of(new TimelineLane.Span(
                                range.from(), NOW, TimelineLane.Kind.HIDDEN, "start hidden by privileges")),
                        Optional.empty(),
                        Optional.empty(),
                        ""));
    }

    private static HBox lower() {
        var table = table();
        var json = new CodeBlock("arguments", 8);
        var text = """
                { "records": "shopify.product(48215,)",
                  "args": [],
                  "kwargs": { "fields": ["price", "qty"], "force": false } }""";
        json.show(text, TextHighlight.json(text));
        var trace = new CodeBlock("traceback", 8);
        var python = """
                Traceback (most recent call last):
                  File "shopify_sync/product.py", line 118, in export_record
                    response = backend.put(url, json=payload, timeout=30)
                  File "shopify_sync/client.py", line 61, in put
                    raise NetworkRetryableError(resp.status_code)
                NetworkRetryableError: 503 Service Unavailable""";
        trace.show(python, TextHighlight.traceback(python));
        var values = new KeyValues(80);
        values.row("Scheme").setText("oldest connection, every 10 s");
        values.row("Client", "t-mono").setText("10.0.12.7:48122");
        var slots = new VBox(4);
        for (var capacity : new int[] {20, 8, 0, 400}) {
            var bar = new SlotBar();
            bar.show(capacity, capacity / 2 + 1, 2);
            slots.getChildren().add(bar);
        }
        var right = new VBox(10, values, slots, json, trace);
        right.setPrefWidth(460);
        var card = new Card("Jobs").fill(table);
        HBox.setHgrow(card, Priority.ALWAYS);
        var row = new HBox(12, card, new EmptyState(Icon.EMPTY, "No job matches.", "Remove a filter."), right);
        VBox.setVgrow(row, Priority.ALWAYS);
        return row;
    }

    static DataTable<Row> table() {
        var table = new DataTable<Row>("gallery", Row::uuid, ColumnMemory.none());
        table.column("state", "State", 110, row -> row.state().stored())
                .drawn(StateLabel::new, (label, row) -> label.show(row.state()));
        table.column("uuid", "UUID", 100, Row::uuid).style("t-mono");
        table.column("method", "Model and method", 260, Row::method)
                .drawn(MethodLine::new, (line, row) -> line.show("shopify.product", row.method(), "48215"));
        table.column("seconds", "Ran for", 90, row -> DurationText.execution(row.seconds()))
                .style("t-mono")
                .right();
        table.ready(new EmptyState(Icon.EMPTY, "No job matches.", "Remove a filter."));
        var rows = new ArrayList<Row>();
        for (var state : JobState.values()) {
            rows.add(new Row(state, "9b2f4c1" + rows.size(), "export_record", 30.02 + rows.size()));
        }
        table.show(rows);
        table.select("9b2f4c12");
        return table;
    }

    private static List<Integer> course() {
        return IntStream.range(0, 40).mapToObj(i -> 40 + (i * i) % 17 + i).toList();
    }
}
