package signalbox.ui.jobs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import signalbox.health.why.JobDiagnosis;
import signalbox.queue.JobState;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.ui.Headless;
import signalbox.ui.jobs.stuck.StuckSamples;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Notice;

/// Writes pictures of the screen to a folder, as large as the frame leaves it: `main DIR`.
public final class JobsPictures {
    private static final double WIDTH = 1264;
    private static final double HEIGHT = 826;

    private final Path folder;

    private JobsPictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var pictures = new JobsPictures(Path.of(args[0]));
        if (List.of(args).contains("bulk")) {
            pictures.takeBulk(Theme.LIGHT);
            pictures.takeBulk(Theme.DARK);
            System.exit(0);
        }
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            pictures.take("other-days", theme, 1_000, stage -> {
                stage.jobs.replaceAll(job -> JobsScreenTest.createdAt(job, Instant.parse("2026-01-26T23:03:22Z")));
                stage.turn();
            });
            pictures.take("scripts", theme, 1_000, stage -> {
                stage.jobs.replaceAll(job -> JobsScreenTest.called(job, "two\nlines\tand 中文 日本語 한국어 😀 ✅ 🚀"));
                stage.turn();
            });
            pictures.take("export", theme, 1_000, JobsPictures::export);
            pictures.take(
                    "exported",
                    theme,
                    1_000,
                    stage -> stage.overlay.notifyOperator(
                            Notice.done("12,009 jobs written to /home/jonas/Documents/jobs.csv.")
                                    .linked("Show in folder", () -> {})));
        }
        if (List.of(args).contains("export")) {
            System.exit(0);
        }
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            pictures.take("several", theme, 1_000, stage -> {
                stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
                table(stage).getSelectionModel().clearSelection();
                table(stage).getSelectionModel().selectRange(3, 8);
            });
            pictures.take("one-unarmed", theme, 1_000, stage -> {
                stage.armed.set(false);
                table(stage).getSelectionModel().clearAndSelect(4);
            });
        }
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            pictures.take("stuck", theme, 1_000, JobsPictures::showStuck);
            pictures.take("stuck-unarmed", theme, 1_000, stage -> {
                stage.armed.set(false);
                showStuck(stage);
            });
            pictures.take("stuck-button", theme, 1_000, stage -> {
                stage.late = StuckSamples::some;
                stage.turn();
            });
        }
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            pictures.takeBulk(theme);
        }
        pictures.take("ask-again", Theme.LIGHT, 1_000, stage -> {
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.ENQUEUED)));
            table(stage).getSelectionModel().clearAndSelect(4);
        });
        pictures.take("ask-again-several", Theme.LIGHT, 1_000, stage -> {
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.ENQUEUED)));
            table(stage).getSelectionModel().clearSelection();
            table(stage).getSelectionModel().selectRange(1, 5);
        });
        pictures.takeWhy("why-sequential", JobState.PENDING, WhySamples::blocked);
        pictures.takeWhy("why-no-leader", JobState.PENDING, WhySamples::leaderless);
        pictures.takeWhy("why-ready", JobState.PENDING, WhySamples::ready);
        pictures.takeWhy("why-parent", JobState.WAIT_DEPENDENCIES, WhySamples::of);
        pictures.take(
                "nothing",
                Theme.LIGHT,
                1_000,
                stage -> stage.screen.filter(
                        JobFilter.ALL.withChannel("root.connector").withText("no such job")));
        pictures.take(
                "wide",
                Theme.LIGHT,
                1_000,
                stage -> table(stage).getSelectionModel().clearAndSelect(7));
        for (var tab = 1; tab <= 5; tab++) {
            var index = tab;
            pictures.take("tab-" + tab, Theme.LIGHT, 1_000, stage -> {
                table(stage).getSelectionModel().clearAndSelect(4);
                ((TabPane) stage.overlay.lookup(".job-tabs"))
                        .getSelectionModel()
                        .select(index);
            });
        }
        pictures.take("summary-below", Theme.DARK, 1_000, stage -> {
            table(stage).getSelectionModel().clearAndSelect(4);
            stage.overlay.applyCss();
            stage.overlay.layout();
            ((ScrollPane) stage.overlay.lookup(".job-tabs .scroll-pane")).setVvalue(1);
        });
        pictures.take("empty", Theme.LIGHT, 0, _ -> {});
        pictures.take("question", Theme.LIGHT, 1_000, stage -> {
            table(stage).getSelectionModel().clearSelection();
            table(stage).getSelectionModel().selectRange(1, 3);
            ((Button) stage.overlay.lookup(".selection-bar #act-cancel")).fire();
        });
        pictures.take("fault", Theme.LIGHT, 300, stage -> {
            table(stage).getSelectionModel().clearAndSelect(2);
            stage.fault = new IllegalStateException(
                    "Listing the jobs took longer than 2 s and was stopped: narrow the filter.");
            stage.turn();
        });
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            pictures.takeFilter(theme);
        }
        System.exit(0);
    }

    /// Half of it is written.
    private static void export(JobsStage stage) {
        stage.saveTo = Path.of("/dev");
        ((Button) stage.overlay.lookup("#jobs-export")).fire();
        var export = Objects.requireNonNull(stage.exported);
        stage.pieces = 2;
        try {
            export.write();
        } catch (RuntimeException _) {
            stage.screen.tick();
        }
    }

    /// What opens below the field and below the star is in windows of its own.
    private void takeFilter(Theme theme) throws IOException {
        var stage = Headless.on(() -> new JobsStage(300));
        var scene = Headless.window(() -> stage.overlay, theme);
        turn(stage);
        stage.saved.change(all -> all.with("Failed in the shop", "state:failed channel:shopify.*")
                .with("Not begun", "state:enqueued enqueued:>5m"));
        type(scene, "state:failed me");
        savePopup("field-completion", theme);
        type(scene, "state:failed created:");
        savePopup("field-values", theme);
        type(scene, "state:failed created:2h ");
        Awaitility.await()
                .until(() -> Headless.on(() -> Objects.requireNonNull(scene.lookup("#jobs-filter-fault"))
                        .isVisible()));
        Headless.save(scene, file("field-fault", theme));
        type(scene, "state:failed channel:shopify.* ");
        Headless.on(() -> {
            ((MenuButton) Objects.requireNonNull(scene.lookup("#saved-filters"))).show();
            return true;
        });
        Headless.settle();
        Headless.save(scene, file("saved", theme));
        savePopup("saved-menu", theme);
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private static void turn(JobsStage stage) {
        Headless.on(() -> {
            stage.turn();
            return true;
        });
        Headless.settle();
    }

    private static void type(Scene scene, String text) {
        Headless.on(() -> {
            var field = (TextField) Objects.requireNonNull(scene.lookup("#jobs-text"));
            field.requestFocus();
            field.setText(text);
            field.end();
            return true;
        });
        Headless.settle();
    }

    private void savePopup(String name, Theme theme) throws IOException {
        var open = Headless.on(() -> Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow && window.isShowing())
                .map(Window::getScene)
                .findFirst());
        if (open.isPresent()) {
            Headless.save(open.get(), file(name, theme));
        }
    }

    private Path file(String name, Theme theme) {
        return folder.resolve("jobs-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
    }

    private void takeWhy(String name, JobState state, Function<Job, JobDiagnosis> why) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            take(name, theme, 1_000, stage -> {
                stage.why = why;
                stage.screen.filter(JobFilter.ALL.withStates(Set.of(state)));
                table(stage).getSelectionModel().clearAndSelect(2);
            });
        }
    }

    private void takeBulk(Theme theme) throws IOException {
        take("whole-filter", theme, 1_000, JobsPictures::chooseAll);
        takeBulk("whole-question", theme, HEIGHT, _ -> {});
        takeBulk("bulk-running", theme, HEIGHT, stage -> {
            confirm(stage, 9);
            await().until(() -> reached(stage) == 9);
        });
        takeBulk("bulk-small", theme, 560, stage -> {
            confirm(stage, 9);
            await().until(() -> reached(stage) == 9);
        });
        takeBulk("bulk-trial", theme, HEIGHT, stage -> {
            fire(stage, "#confirm-alternative");
            await().until(() -> !stage.overlay.lookupAll("#confirm").isEmpty());
            confirm(stage, 1);
            await().until(() -> phase(stage) == BulkPhase.TRIED);
        });
        takeBulk("bulk-report", theme, HEIGHT, stage -> {
            confirm(stage, 4);
            await().until(() -> reached(stage) == 4);
            stage.bulk.current.stop("stopped by the operator");
            stage.bulk.batches.release();
            await().until(() -> phase(stage) == BulkPhase.OVER);
        });
    }

    private static int reached(JobsStage stage) {
        return stage.bulk.current.newest().map(run -> run.progress().batch()).orElse(0);
    }

    private static BulkPhase phase(JobsStage stage) {
        return stage.bulk.current.newest().map(run -> run.progress().phase()).orElse(BulkPhase.RUNNING);
    }

    /// With the question open.
    private void takeBulk(String name, Theme theme, double height, Consumer<JobsStage> then) throws IOException {
        var stage = Headless.on(() -> new JobsStage(1_000));
        var scene = Headless.scene(() -> stage.overlay, WIDTH, height, theme);
        Headless.picture(scene);
        Headless.on(() -> {
            stage.turn();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            chooseAll(stage);
            return true;
        });
        fire(stage, "#act-all-requeue");
        await().until(() -> Headless.on(() -> stage.overlay.lookup("#confirm") != null));
        then.accept(stage);
        Headless.settle();
        Headless.picture(scene);
        Headless.save(scene, folder.resolve("jobs-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        stage.bulk.current.stop("the picture is taken");
        stage.bulk.batches.release(1_000);
    }

    private static void confirm(JobsStage stage, int batches) {
        stage.bulk.batches.release(batches);
        await().until(() -> Headless.on(() -> stage.overlay.lookup("#confirm-name") != null));
        Headless.on(() -> {
            ((TextInputControl) stage.overlay.lookup("#confirm-name")).setText("p_acme_prod");
            return true;
        });
        fire(stage, "#confirm");
    }

    private static void fire(JobsStage stage, String button) {
        Headless.on(() -> {
            ((Button) stage.overlay.lookup(button)).fire();
            return true;
        });
        Headless.settle();
    }

    private static void chooseAll(JobsStage stage) {
        stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
        table(stage).getSelectionModel().selectAll();
        ((Hyperlink) stage.overlay.lookup("#select-all-matching")).fire();
    }

    private static void showStuck(JobsStage stage) {
        stage.late = StuckSamples::some;
        stage.turn();
        ((Button) stage.overlay.lookup("#show-stuck")).fire();
    }

    private static TableView<?> table(JobsStage stage) {
        return (TableView<?>) stage.overlay.lookup("#table-jobs");
    }

    private void take(String name, Theme theme, int jobs, Consumer<JobsStage> prepare) throws IOException {
        var stage = Headless.on(() -> new JobsStage(jobs));
        var scene = Headless.scene(() -> stage.overlay, name.equals("wide") ? WIDTH + 480 : WIDTH, HEIGHT, theme);
        Headless.picture(scene);
        Headless.on(() -> {
            stage.turn();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            prepare.accept(stage);
            return true;
        });
        Headless.picture(scene);
        Headless.save(scene, file(name, theme));
    }
}
