package signalbox.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import signalbox.ui.kit.Theme;

/// JavaFX on its headless platform: starts it once, runs things on its thread, takes pictures.
public final class Headless {
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final int PULSES = 4;

    private Headless() {}

    static {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException _) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs the work on the FX thread and waits for it, a minute at most.
    public static <T> T on(Callable<T> work) {
        var task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The FX thread did not get to it", e);
        }
    }

    /// A scene without a window: the headless screen is 1000 x 1000, and a larger window fails to paint there.
    public static Scene scene(Callable<? extends Parent> root, double width, double height, Theme theme) {
        return on(() -> {
            var scene = new Scene(root.call(), width, height);
            theme.applyTo(scene);
            return scene;
        });
    }

    /// Shows the root in a window of its own, for what needs focus and pop-ups.
    public static Scene window(Callable<? extends Parent> root, Theme theme) {
        return on(() -> {
            var scene = new Scene(root.call(), 980, 760);
            theme.applyTo(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return scene;
        });
    }

    /// Lets a few pulses pass, so that styles and layout have settled; a minute at most.
    public static void settle() {
        var pulses = new CountDownLatch(PULSES);
        var counter = on(() -> {
            var timer = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses.countDown();
                }
            };
            timer.start();
            return timer;
        });
        try {
            if (!pulses.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("No pulse came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            on(() -> {
                counter.stop();
                return true;
            });
        }
    }

    /// A scene without a window is laid out only when it is asked to be.
    public static void layOut(Scene scene) {
        on(() -> layOutOnce(scene));
        settle();
        on(() -> layOutOnce(scene));
    }

    private static boolean layOutOnce(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return true;
    }

    /// Not in the test suite, where nothing is drawn.
    public static WritableImage picture(Scene scene) {
        if (Boolean.getBoolean("quantum.norenderjobs")) {
            throw new IllegalStateException("Nothing is drawn here: take pictures in a process of their own");
        }
        on(() -> scene.snapshot(null));
        settle();
        return on(() -> scene.snapshot(null));
    }

    public static void save(Scene scene, Path file) throws IOException {
        var image = picture(scene);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }
}
