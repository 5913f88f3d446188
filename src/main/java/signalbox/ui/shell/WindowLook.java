package signalbox.ui.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.file.Settings.ClockZone;
import signalbox.app.file.Settings.MotionChoice;
import signalbox.app.file.Settings.ThemeChoice;
import signalbox.app.file.SettingsStore;
import signalbox.ui.kit.Motion;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.ZoneSwitch;
import signalbox.ui.kit.ZoomPane;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Theme and size of the window's texts, as the settings have them and as keys change them. On the FX thread.
final class WindowLook {
    /// The frame and each screen show all of themselves from this size on.
    static final double LEAST_WIDTH = 980;

    static final double LEAST_HEIGHT = 640;

    private static final double FRAME = 20;

    private final SettingsStore settings;
    private final ZoomPane zoom;
    private final Scene scene;
    private final NoticeBoard notices;
    private final ChangeListener<ZoneId> onZone = (_, _, zone) -> keep(zone);

    /// @param root all that the window shows
    /// @param notices told where a key can do no more
    WindowLook(SettingsStore settings, Region root, double width, double height, NoticeBoard notices) {
        this.settings = settings;
        this.notices = notices;
        zoom = new ZoomPane(root, LEAST_WIDTH, LEAST_HEIGHT);
        scene = new Scene(zoom, width, height);
        zoom.shownProperty().subscribe(shown -> Theme.textSize(scene, shown.doubleValue()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        ZoneSwitch.shown().addListener(new WeakChangeListener<>(onZone));
    }

    /// Gives the window its content and its title.
    void dress(Stage stage) {
        stage.setScene(scene);
        stage.setTitle("Signalbox");
        // With its frame it fits on a screen of 1024.
        stage.setMinWidth(LEAST_WIDTH + FRAME);
        stage.setMinHeight(640);
    }

    /// Gives the window its icon: later, because its sizes take a while to read.
    void decorate(Stage stage) {
        stage.getIcons().setAll(icons());
    }

    private static List<Image> icons() {
        return Stream.of(16, 24, 32, 48, 64, 128, 256)
                .map(size -> WindowLook.class.getResource("/signalbox/icons/signalbox-" + size + ".png"))
                .map(icon -> new Image(String.valueOf(icon)))
                .toList();
    }

    Scene scene() {
        return scene;
    }

    /// @param theme null: the one of the settings
    void apply(@Nullable ThemeChoice theme) {
        var kept = settings.current();
        look(theme == null ? kept.theme() : theme).applyTo(scene);
        move(kept.motion());
        zoom.zoom(kept.textPercent() / 100.0);
        ZoneSwitch.show(kept.zone().id());
    }

    /// Writes all moments in that zone.
    void zone(ClockZone wanted) {
        ZoneSwitch.show(wanted.id());
    }

    private void keep(ZoneId zone) {
        settings.change(before -> before.withZone(ClockZone.of(zone)));
    }

    void motion(MotionChoice wanted) {
        move(wanted);
        settings.change(before -> before.withMotion(wanted));
    }

    private void move(MotionChoice wanted) {
        switch (wanted) {
            case SYSTEM -> Motion.followDesktop(scene);
            case REDUCED -> Motion.reduce(scene);
        }
    }

    void theme(ThemeChoice wanted) {
        look(wanted).applyTo(scene);
        settings.change(before -> before.withTheme(wanted));
    }

    void textPercent(int percent) {
        settings.change(before -> before.withTextPercent(percent));
        zoom.zoom(settings.current().textPercent() / 100.0);
    }

    /// The same size as in the window, for a pane that opens beside it.
    ZoomPane alike(Region pane) {
        var alike = new ZoomPane(pane, 0, 0);
        alike.zoom(zoom.shownProperty().get());
        return alike;
    }

    private void key(KeyEvent key) {
        var step = TextSizeKey.of(key);
        if (step != null) {
            step(step);
            key.consume();
        }
    }

    void step(TextSizeKey step) {
        var before = settings.current().textPercent();
        var wanted = step.from(before, zoom.most());
        textPercent(wanted);
        if (wanted == before && step != TextSizeKey.USUAL) {
            notices.notifyOperator(Notice.information(limit(step, wanted)));
        }
    }

    private static String limit(TextSizeKey step, int percent) {
        return step == TextSizeKey.LARGER && percent < Settings.LARGEST_TEXT
                ? "Texts at " + percent + " % are the largest for which this window has space."
                : "Texts are not made " + (step == TextSizeKey.LARGER ? "larger" : "smaller") + " than " + percent
                        + " %.";
    }

    private static Theme look(ThemeChoice wanted) {
        return switch (wanted) {
            case SYSTEM -> Theme.SYSTEM;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }
}
