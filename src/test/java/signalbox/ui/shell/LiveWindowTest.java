package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.AuditEntry;
import signalbox.demo.DemoCluster;
import signalbox.demo.DemoOptions;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.election.action.TerminateBackend;
import signalbox.failover.report.DrillReport;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History.Event.Kind;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner;
import signalbox.ui.CutNodes;
import signalbox.ui.Headless;
import signalbox.ui.kit.ZoomPane;
import signalbox.ui.screen.ScreenName;

/// The whole application on a real cluster: real processes, a real server, the real window on the headless
/// platform.
@Tag("fx")
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveWindowTest {
    /// What a user should see takes a fifth of this.
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final FxRobot robot = new FxRobot();
    private Path exports = unset();
    private Session session = unset();
    private DemoCluster cluster = unset();
    private CompletableFuture<Integer> ended = new CompletableFuture<>();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test runs
    private static <T> T unset() {
        return null;
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        var folders = AppFolders.below(folder);
        var options = DemoOptions.quick(folders.demoFolder()).withRecycleDelay(Duration.ofSeconds(1));
        cluster = DemoCluster.start(options);
        session = new Sessions(folders, InstantSource.system()).over(cluster);
        var setup = new WindowSetup(
                WindowRequest.PLAIN,
                folders,
                new SettingsStore(folders),
                (_, _) -> session,
                (_, name, _) -> Optional.of(folder.resolve(name)),
                (_, _, _) -> {},
                "test",
                () -> "");
        exports = folder;
        ended = on(() -> SignalboxWindow.open(setup));
        await().atMost(GENEROUS).until(() -> session.monitor().newest().snapshot() != null);
        await().atMost(GENEROUS).until(() -> shows("#nav-jobs"));
    }

    @AfterAll
    void close() throws Exception {
        on(() -> {
            window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        assertThat(ended.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isZero();
    }

    private static <T> T on(Callable<T> work) {
        return Headless.on(work);
    }

    private Stage window() {
        return robot.listWindows().stream()
                .filter(window -> window instanceof Stage stage
                        && String.valueOf(stage.getTitle()).startsWith("Signalbox"))
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private boolean shows(String query) {
        return on(() -> window().getScene().lookup(query) != null);
    }

    private Node node(String query) {
        return on(() -> Objects.requireNonNull(window().getScene().lookup(query), query));
    }

    /// Presses a button, once it can be pressed.
    private void press(String query) {
        await().atMost(GENEROUS).until(() -> shows(query) && !node(query).isDisabled());
        on(() -> {
            ((ButtonBase) node(query)).fire();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> texts() {
        return on(() -> window().getScene().getRoot().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> label instanceof Labeled labeled ? String.valueOf(labeled.getText()) : "")
                .toList());
    }

    private void untilShown(String text) {
        await().atMost(GENEROUS).until(() -> texts().stream().anyMatch(shown -> shown.contains(text)));
    }

    @SuppressWarnings("unchecked")
    private <T> TableView<T> table(String name) {
        return (TableView<T>) node("#table-" + name);
    }

    private Snapshot snapshot() {
        return Objects.requireNonNull(session.monitor().newest().snapshot());
    }

    private RunnerConnection leader() {
        return await().atMost(GENEROUS).until(() -> snapshot().leadership().leader(), Objects::nonNull);
    }

    private void arm() {
        if (session.armedFor().isEmpty()) {
            press("#armed-switch");
            await().atMost(GENEROUS).until(() -> session.armedFor().isPresent());
        }
    }

    private AuditEntry lastEntry() {
        return session.audit().newest(1).getFirst();
    }

    private <T> T read(Function<Sql, T> work) {
        try (var connection = PlainConnection.openAsOdoo(session.spec(), "test")) {
            return work.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Order(1)
    void live_figures_are_there() {
        press("#nav-overview");
        untilShown("live");
        untilShown("pid " + leader().pid());
    }

    @Test
    @Order(2)
    void a_failed_job_is_requeued_from_the_window_and_runs_again() {
        press("#nav-jobs");
        press("#state-failed");
        var table = this.<Object>table("jobs");
        await().atMost(GENEROUS).until(() -> on(() -> !table.getItems().isEmpty()));
        arm();
        on(() -> {
            table.getSelectionModel().clearAndSelect(0);
            return true;
        });
        var pressedAt = Instant.now();
        press("#act-requeue");
        press("#confirm");

        await().atMost(GENEROUS).until(() -> !session.audit().newest(1).isEmpty());
        assertThat(lastEntry().action()).isEqualTo("requeue");
        assertThat(lastEntry().outcome()).isEqualTo("done");
        var job = lastEntry().changes().getFirst().subject();
        await().atMost(GENEROUS).until(() -> startedAgain(job, pressedAt));
    }

    private boolean startedAgain(String uuid, Instant since) {
        return read(sql -> sql.list(
                        "read the job",
                        "SELECT date_started FROM queue_job WHERE uuid = ?",
                        row -> Sql.utc(row, "date_started"),
                        uuid))
                .stream()
                .anyMatch(started -> started != null && !started.isBefore(since.minusSeconds(1)));
    }

    @Test
    @Order(3)
    void the_leader_is_terminated_and_the_successor_leads_and_dispatches() {
        press("#nav-runners");
        await().atMost(GENEROUS).until(() -> snapshot().leadership().standbys().size() == 1);
        var before = leader();
        var next = snapshot().leadership().standbys().getFirst();
        arm();
        await().atMost(GENEROUS)
                .until(() -> on(() -> {
                    var table = this.<Object>table("runners");
                    table.getSelectionModel().clearAndSelect(0);
                    return !table.getItems().isEmpty();
                }));
        press("#terminate");
        untilShown("pid " + next.pid());
        press("#confirm");

        await().atMost(GENEROUS).until(() -> leader().pid() == next.pid());
        untilShown("pid " + next.pid());
        assertThat(lastEntry().action()).isEqualTo("terminate-backend");
        assertThat(lastEntry().changes().getFirst().subject()).isEqualTo("pid " + before.pid());
        await().atMost(GENEROUS)
                .until(() -> snapshot().history().events().stream()
                        .anyMatch(event -> event.kind() == Kind.FIRST_DISPATCH && event.pid() == next.pid()));
        await().atMost(GENEROUS)
                .until(() -> snapshot().leadership().succession().size() == 2);
        assertThat(snapshot().leadership().succession().getLast().connection().backendStart())
                .isAfter(next.backendStart());
    }

    @Test
    @Order(4)
    void the_embedded_runner_joins_leads_when_it_is_next_dispatches_and_leaves() {
        press("#nav-runners");
        press("#open-embedded");
        choose("Mode Dispatch");
        arm();
        press("#embedded-start");
        press("#confirm");
        await().atMost(GENEROUS)
                .until(() -> runner().map(EmbeddedRunner::members).isPresent());
        untilShown("EMBEDDED");

        await().atMost(GENEROUS).until(() -> {
            var first = snapshot().leadership().succession().getFirst().connection();
            if (first.embedded() == EmbeddedMarker.NO) {
                end(first);
            }
            return first.embedded() == EmbeddedMarker.DISPATCHES;
        });
        await().atMost(GENEROUS).until(() -> runner().orElseThrow().dispatched() > 0);
        assertThat(texts()).contains("EMBEDDED");

        press("#embedded-leave");

        await().atMost(GENEROUS).until(() -> runner().orElseThrow().isOver());
        await().atMost(GENEROUS).until(() -> leader().embedded() == EmbeddedMarker.NO);
        assertThat(session.audit().newest(20)).extracting(AuditEntry::action).contains("runner-join", "runner-leave");
    }

    private Optional<EmbeddedRunner> runner() {
        return session.embedded();
    }

    private void end(RunnerConnection connection) {
        session.run(TerminateBackend.of(connection), new Confirmation("a test", null));
    }

    /// Presses the segment with this accessible name.
    private void choose(String name) {
        await().atMost(GENEROUS)
                .until(() -> on(() -> window().getScene().getRoot().lookupAll(".segment").stream()
                        .filter(node -> name.equals(node.getAccessibleText()) && node instanceof ButtonBase)
                        .peek(node -> ((ButtonBase) node).fire())
                        .findAny()
                        .isPresent()));
    }

    @Test
    @Order(5)
    void a_drill_is_set_up_and_run_in_the_lab_and_its_report_is_read_and_exported() throws Exception {
        await().atMost(GENEROUS).until(() -> !snapshot().leadership().standbys().isEmpty());
        press("#nav-failover");
        arm();
        press("#method-terminate-leader");
        on(() -> {
            probes().getValueFactory().setValue(7);
            return true;
        });
        press("#run-drill");
        press("#confirm");

        await().atMost(GENEROUS).until(() -> !session.drills().all().isEmpty());
        untilShown("Drill 1");
        var report = session.drills().all().getFirst().report();
        assertThat(report.verdict()).isEqualTo(DrillReport.DrillVerdict.PASS);
        untilShown(report.verdict().word());
        assertThat(report.method()).isEqualTo("terminate-leader");
        assertThat(report.probes()).isEqualTo(7);
        assertThat(on(() -> ((TableView<?>) node("#table-drills")).getItems().size()))
                .isEqualTo(1);

        press("#export-report");
        var page = exports.resolve("drill-1.html");
        await().atMost(GENEROUS).until(() -> Files.exists(page) && Files.size(page) > 0);
        untilShown("drill-1.html");
        assertThat(Files.readString(page))
                .contains("failover drill 1", report.reason().replace("'", "&#x27;"), "<svg")
                .contains(Objects.requireNonNull(report.successor()).uuid());
    }

    @SuppressWarnings("unchecked")
    private Spinner<Integer> probes() {
        return (Spinner<Integer>) node("#drill-probes");
    }

    @Test
    @Order(6)
    void the_processes_show_what_they_are_for_and_the_site_is_visited() {
        press("#nav-workers");
        var leader = leader();
        await().atMost(GENEROUS)
                .until(() -> snapshot().workers().behind(leader.pid()).isPresent());
        var process = snapshot().workers().behind(leader.pid()).orElseThrow();
        assertThat(process.title()).startsWith("HTTP worker");
        await().atMost(GENEROUS)
                .until(() -> on(() -> table("workers").getItems().size()) > 0);
        on(() -> {
            table("workers").getSelectionModel().select(0);
            return true;
        });
        untilShown("HTTP worker");

        press("#visit-site");

        await().atMost(GENEROUS).until(() -> session.site().last().isPresent());
        await().atMost(GENEROUS)
                .until(() -> on(() -> ((Labeled) node("#site-state")).getText()).contains(" ms, "));
    }

    @Test
    @Order(7)
    void the_odoo_conf_of_staging_is_compared_with_that_of_production() {
        press("#nav-config");
        untilShown("acme-prod · odoo.conf");
        untilShown("7 differ: 2 expected, 5 to check");
        untilShown("Suggested patch for B");
    }

    private record Shape(double width, double height, double text) {}

    @Test
    @Order(8)
    void each_screen_is_whole_at_twelve_sizes() {
        var shapes = List.of(
                new Shape(1024, 700, 1),
                new Shape(1024, 700, 0.8),
                new Shape(1280, 720, 1),
                new Shape(1280, 720, 1.3),
                new Shape(1440, 900, 0.8),
                new Shape(1440, 900, 1),
                new Shape(1440, 900, 1.6),
                new Shape(1920, 1080, 1),
                new Shape(1920, 1080, 1.6),
                new Shape(2560, 1440, 1),
                new Shape(2560, 1440, 1.6),
                // A screen of 2560 x 1440 whose scale is 200 %.
                new Shape(1280, 720, 1.1));
        var found = new ArrayList<String>();
        for (var screen : ScreenName.values()) {
            press("#nav-" + screen.name().toLowerCase(Locale.ROOT));
            WaitForAsyncUtils.waitForFxEvents();
            var before = snapshot();
            await().atMost(GENEROUS)
                    .until(() -> Duration.between(before.takenAt(), snapshot().takenAt())
                                    .compareTo(Duration.ofSeconds(2))
                            > 0);
            var zoom = (ZoomPane) on(() -> window().getScene().getRoot());
            for (var shape : shapes) {
                var cut = on(() -> {
                    zoom.zoom(shape.text());
                    return CutNodes.of(zoom, shape.width(), shape.height());
                });
                // Which texts there are depends on the moment: what acts, scrolls or names a column must be whole.
                cut.stream()
                        .filter(each -> !each.startsWith("Label ") || each.contains("column-header"))
                        .forEach(each -> found.add(screen.label() + " at " + shape + ": " + each));
            }
            on(() -> {
                zoom.zoom(1);
                return true;
            });
        }
        assertThat(found).isEmpty();
    }

    @Test
    @Order(9)
    void a_server_that_stops_makes_the_figures_stale_and_one_that_returns_makes_them_live() {
        press("#nav-overview");
        untilShown("live ·");

        cluster.stopServer();
        untilShown("stale ·");
        press("#nav-jobs");
        press("#nav-overview");

        cluster.startServer();
        untilShown("live ·");
        await().atMost(GENEROUS).until(() -> session.monitor().newest().listening());
    }
}
