package signalbox.ui.jobs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.Headless;
import signalbox.ui.NarrowPanes;
import signalbox.ui.kit.Theme;

/// Writes pictures of the menu Change and its questions to a folder: `main DIR`.
public final class ValuePictures {
    private static final double WIDTH = 1264;
    private static final double HEIGHT = 826;

    private final Path folder;
    private final Theme theme;

    private ValuePictures(Path folder, Theme theme) {
        this.folder = folder;
        this.theme = theme;
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var pictures = new ValuePictures(Path.of(args[0]), theme);
            pictures.take(
                    "one", WIDTH, stage -> table(stage).getSelectionModel().clearAndSelect(4));
            pictures.take("several-narrow", NarrowPanes.WIDTH, ValuePictures::several);
            pictures.take("channel", WIDTH, stage -> choose(stage, ".selection-bar #act-change", 0));
            pictures.take("channel-unknown", WIDTH, stage -> {
                choose(stage, ".selection-bar #act-change", 0);
                type(stage, "root.nowhere");
            });
            pictures.take("priority-fault", NarrowPanes.WIDTH, stage -> {
                choose(stage, ".selection-bar #act-change", 1);
                type(stage, "soon");
                ((Button) find(stage, "#value-preview")).fire();
            });
            pictures.take("eta", WIDTH, stage -> choose(stage, ".selection-bar #act-change", 2));
            pictures.take("whole", NarrowPanes.WIDTH, stage -> {
                several(stage);
                table(stage).getSelectionModel().selectAll();
                ((Hyperlink) find(stage, "#select-all-matching")).fire();
            });
            pictures.take("group", NarrowPanes.WIDTH, stage -> {
                stage.screen.groups("mail.mail", "send");
                stage.overlay.applyCss();
                ((TableView<?>) find(stage, "#table-groups"))
                        .getSelectionModel()
                        .select(0);
            });
            pictures.takeMenu();
        }
        System.exit(0);
    }

    private static Node find(JobsStage stage, String selector) {
        return Objects.requireNonNull(stage.overlay.lookup(selector), selector);
    }

    private static TableView<?> table(JobsStage stage) {
        return (TableView<?>) find(stage, "#table-jobs");
    }

    private static void several(JobsStage stage) {
        stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
        table(stage).getSelectionModel().clearSelection();
        table(stage).getSelectionModel().selectRange(3, 8);
    }

    private static void choose(JobsStage stage, String menu, int line) {
        several(stage);
        ((MenuButton) find(stage, menu)).getItems().get(line).fire();
    }

    private static void type(JobsStage stage, String text) {
        ((TextField) find(stage, "#value-text")).setText(text);
    }

    private Path file(String name) {
        return folder.resolve("value-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
    }

    private void take(String name, double width, Consumer<JobsStage> prepare) throws IOException {
        var stage = Headless.on(() -> new JobsStage(1_000));
        var scene = Headless.scene(() -> stage.overlay, width, HEIGHT, theme);
        Headless.picture(scene);
        show(stage, scene, prepare);
        Headless.picture(scene);
        Headless.save(scene, file(name));
    }

    private static void show(JobsStage stage, Scene scene, Consumer<JobsStage> prepare) {
        Headless.on(() -> {
            stage.turn();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            prepare.accept(stage);
            return true;
        });
        Headless.settle();
    }

    /// What opens below the button is a window of its own.
    private void takeMenu() throws IOException {
        var stage = Headless.on(() -> new JobsStage(300));
        var scene = Headless.window(() -> stage.overlay, theme);
        show(stage, scene, shown -> {
            several(shown);
            ((MenuButton) find(shown, ".selection-bar #act-change")).show();
        });
        await().until(() -> menu().isPresent());
        Headless.save(menu().orElseThrow(), file("menu"));
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private static Optional<Scene> menu() {
        return Headless.on(() -> Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow && window.isShowing())
                .map(Window::getScene)
                .findFirst());
    }
}
