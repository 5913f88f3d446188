package signalbox.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.ui.screen.ScreenName;

/// Opens every screen, waits until it shows live data, and saves a picture of it. Gives up with exit code 1 if a screen
/// never does.
final class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final Duration LOOK = Duration.millis(500);
    /// In steps of half a second: until the first figures have a course, until a screen is settled, until it gives
    /// up.
    private static final int WARM_UP = 40;

    private static final int SETTLE = 4;
    private static final int GIVE_UP = 120;

    private final Scene scene;
    private final Shell shell;
    private final ShellViewModel model;
    private final Path folder;
    private final Deque<ScreenName> left = new ArrayDeque<>(Arrays.asList(ScreenName.values()));
    private int warm;
    private int settled;
    private int waited;

    Screenshots(Scene scene, Shell shell, ShellViewModel model, Path folder) {
        this.scene = scene;
        this.shell = shell;
        this.model = model;
        this.folder = folder;
    }

    /// @param onEnd gets the exit code
    void take(IntConsumer onEnd) {
        var timer = new Timeline();
        timer.getKeyFrames().add(new KeyFrame(LOOK, _ -> {
            var code = step();
            if (code >= 0) {
                timer.stop();
                onEnd.accept(code);
            }
        }));
        timer.setCycleCount(Timeline.INDEFINITE);
        timer.play();
    }

    /// Returns the exit code, or -1 to go on.
    private int step() {
        if (++waited > GIVE_UP) {
            LOG.error("The screen {} never showed live data", left.peek());
            return 1;
        }
        if (model.live().get().kind() != Freshness.Kind.LIVE || ++warm < WARM_UP) {
            return -1;
        }
        var place = left.peek();
        if (place == null) {
            return 0;
        }
        if (settled++ == 0) {
            shell.open(place);
        }
        if (settled < SETTLE || !shell.isAlive()) {
            return -1;
        }
        settled = 0;
        waited = 0;
        left.poll();
        return save(place) ? -1 : 1;
    }

    private boolean save(ScreenName place) {
        var file = folder.resolve(place.name().toLowerCase(Locale.ROOT) + ".png");
        try {
            Files.createDirectories(folder);
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
            return true;
        } catch (IOException e) {
            LOG.error("{} cannot be written: {}", file, e.getMessage());
            return false;
        }
    }
}
