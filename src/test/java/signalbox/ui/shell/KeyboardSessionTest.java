package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.audit.AuditEntry;
import signalbox.demo.DemoCluster;
import signalbox.demo.DemoOptions;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.queue.JobState;
import signalbox.ui.Headless;
import signalbox.ui.kit.state.StateLabel;

/// A whole session without a mouse: each key goes to what has the focus, as from a keyboard.
@Tag("fx")
@Tag("cluster")
class KeyboardSessionTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /// No screen has more places where Tab stops.
    private static final int MOST_STOPS = 120;

    private final List<Session> opened = new ArrayList<>();
    private Path exports = Path.of("");
    private Optional<DemoCluster> cluster = Optional.empty();
    private CompletableFuture<Integer> ended = new CompletableFuture<>();

    @BeforeEach
    void open(@TempDir Path folder) {
        var folders = AppFolders.below(folder);
        var demo = DemoCluster.start(DemoOptions.quick(folders.demoFolder()));
        cluster = Optional.of(demo);
        new Profiles(folders).save(Profile.of(demo.spec(), Environment.STAGING).named("acme-staging"));
        exports = folder;
        ended = Headless.on(() -> SignalboxWindow.open(new WindowSetup(
                WindowRequest.PLAIN,
                folders,
                new SettingsStore(folders),
                (destination, _) -> {
                    var session = new Sessions(folders, InstantSource.system())
                            .open(Objects.requireNonNull(destination, "the demo was not chosen"));
                    opened.add(session);
                    return session;
                },
                (_, name, _) -> Optional.of(folder.resolve(name)),
                (_, _, _) -> {},
                "test",
                () -> "")));
    }

    @AfterEach
    void stop() {
        cluster.ifPresent(DemoCluster::close);
    }

    @Test
    void open_requeue_five_look_why_one_waits_join_drill_export_and_quit() throws Exception {
        untilFocused("#open-acme-staging");
        press(KeyCode.ENTER);
        untilShown("live");
        press(KeyCode.A, KeyCode.CONTROL, KeyCode.SHIFT);
        await().atMost(GENEROUS).until(() -> session().armedFor().isPresent());

        requeueFiveOfTheFailed();
        seeWhyOneWaits();
        startTheEmbeddedRunner();
        var drill = runADrill();
        assertThat(drill).isEqualTo(DrillVerdict.PASS);
        tabTo("#export-report");
        press(KeyCode.ENTER);
        var page = exports.resolve("drill-1.html");
        await().atMost(GENEROUS).until(() -> Files.exists(page) && Files.size(page) > 0);

        press(KeyCode.Q, KeyCode.CONTROL);
        await().atMost(GENEROUS).until(() -> ended.isDone() || isFocused("#confirm", "#confirm-cancel"));
        if (!ended.isDone()) {
            tabTo("#confirm");
            press(KeyCode.ENTER);
        }
        assertThat(ended.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(session().audit().newest(20))
                .extracting(AuditEntry::action)
                .contains("requeue", "runner-join", "drill-terminate-leader");
    }

    /// From the list of failing methods to the jobs of its first group.
    private void requeueFiveOfTheFailed() {
        press(KeyCode.DIGIT1, KeyCode.CONTROL);
        tabTo("#table-failing");
        press(KeyCode.HOME);
        press(KeyCode.ENTER);
        untilFocused("#table-groups");
        await().atMost(GENEROUS).until(() -> !table("groups").getItems().isEmpty());
        press(KeyCode.HOME);
        press(KeyCode.ENTER);
        tabTo("#table-jobs");
        await().atMost(GENEROUS).until(() -> table("jobs").getItems().size() >= 5);
        press(KeyCode.HOME);
        for (var more = 1; more < 5; more++) {
            press(KeyCode.DOWN, KeyCode.SHIFT);
        }
        assertThat(Headless.on(() ->
                        table("jobs").getSelectionModel().getSelectedItems().size()))
                .isEqualTo(5);
        find("requeue selected");
        confirm();
        await().atMost(GENEROUS).until(() -> !session().audit().newest(1).isEmpty());
        var requeued = session().audit().newest(1).getFirst();
        assertThat(requeued.action()).isEqualTo("requeue");
        assertThat(requeued.changes()).hasSize(5);
    }

    private void seeWhyOneWaits() {
        press(KeyCode.DIGIT2, KeyCode.CONTROL);
        press(KeyCode.F, KeyCode.CONTROL);
        type("state:wait_dependencies");
        press(KeyCode.ENTER);
        tabTo("#table-jobs");
        untilAllJobsAre(JobState.WAIT_DEPENDENCIES);
        press(KeyCode.HOME);
        tabTo(".tab-pane");
        press(KeyCode.HOME);
        press(KeyCode.RIGHT);
        untilShown("It waits for ");
    }

    private void startTheEmbeddedRunner() {
        find("start embedded");
        tabTo("#embedded-start");
        press(KeyCode.ENTER);
        confirm();
        await().atMost(GENEROUS).until(() -> session().embedded().isPresent());
    }

    private DrillVerdict runADrill() {
        find("run drill");
        confirm();
        await().atMost(GENEROUS).until(() -> !session().drills().all().isEmpty());
        return session().drills().all().getFirst().report().verdict();
    }

    /// By the search field: what Enter takes is the first that was found.
    private void find(String words) {
        press(KeyCode.K, KeyCode.CONTROL);
        type(words);
        press(KeyCode.ENTER);
    }

    private void confirm() {
        await().atMost(GENEROUS).until(() -> Headless.on(() -> scene().lookup("#confirm") != null));
        await().atMost(GENEROUS).until(() -> Headless.on(() -> !node("#confirm").isDisabled()));
        tabTo("#confirm");
        press(KeyCode.ENTER);
    }

    private Session session() {
        return opened.getFirst();
    }

    private static void press(KeyCode key, KeyCode... held) {
        Headless.on(() -> {
            var robot = new Robot();
            List.of(held).forEach(robot::keyPress);
            robot.keyPress(key);
            robot.keyRelease(key);
            List.of(held).reversed().forEach(robot::keyRelease);
            return true;
        });
        Headless.settle();
    }

    private static void type(String text) {
        for (var letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (letter) {
                case ':' -> press(KeyCode.SEMICOLON, KeyCode.SHIFT);
                case '_' -> press(KeyCode.MINUS, KeyCode.SHIFT);
                case ' ' -> press(KeyCode.SPACE);
                default -> press(KeyCode.valueOf(String.valueOf(letter)));
            }
        }
    }

    /// Presses Tab until what is wanted, or a part of it, has the focus.
    private static void tabTo(String selector) {
        var seen = new ArrayList<String>();
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            if (isFocused(selector)) {
                return;
            }
            seen.add(String.valueOf(focused()));
            press(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + selector + ", but to " + String.join(", ", seen));
    }

    private static Node focused() {
        return Headless.on(() -> scene().getFocusOwner());
    }

    private static boolean isFocused(String... selectors) {
        return Headless.on(() -> {
            for (Node node = scene().getFocusOwner(); node != null; node = node.getParent()) {
                for (var selector : selectors) {
                    if (matches(node, selector)) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static boolean matches(Node node, String selector) {
        return selector.startsWith("#")
                ? selector.substring(1).equals(node.getId())
                : node.getStyleClass().contains(selector.substring(1));
    }

    private static void untilFocused(String selector) {
        await().atMost(GENEROUS).until(() -> isFocused(selector));
    }

    private static void untilShown(String text) {
        await().alias(text)
                .atMost(GENEROUS)
                .until(
                        () -> Headless.on(() -> texts(scene().getRoot())),
                        shown -> shown.stream().anyMatch(each -> each.contains(text)));
    }

    /// The list of the filter before is shown until that of the new one was read.
    private static void untilAllJobsAre(JobState state) {
        await().alias("all jobs are " + state)
                .atMost(GENEROUS)
                .until(
                        () -> Headless.on(() -> statesOf(table("jobs"))),
                        shown -> shown.equals(Set.of(new StateLabel(state).getAccessibleText())));
    }

    private static Set<String> statesOf(TableView<?> jobs) {
        return jobs.lookupAll(".table-row-cell").stream()
                .filter(row -> row.isVisible() && !((TableRow<?>) row).isEmpty())
                .flatMap(row -> row.lookupAll(".state-label").stream())
                .map(Node::getAccessibleText)
                .collect(Collectors.toSet());
    }

    /// What can be read now, in the order of the nodes.
    private static List<String> texts(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        if (node instanceof Text text) {
            return List.of(text.getText());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> texts(child).stream())
                        .toList()
                : List.of();
    }

    private static Scene scene() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage
                        && String.valueOf(stage.getTitle()).startsWith("Signalbox"))
                .map(Window::getScene)
                .max(Comparator.comparingDouble(Scene::getWidth))
                .orElseThrow();
    }

    private static Node node(String query) {
        return Objects.requireNonNull(scene().lookup(query), query);
    }

    private static TableView<?> table(String name) {
        return (TableView<?>) Headless.on(() -> node("#table-" + name));
    }
}
