package signalbox.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import signalbox.ui.jobs.JobsShowcase;
import signalbox.ui.kit.Theme;
import signalbox.ui.profiles.DialogPictures;
import signalbox.ui.shell.ShellPictures;

/// All screens in all their states: loading, empty, stale, without a right, after an error. `main DIR [PART]` draws
/// those whose name has the part: light and dark, in a narrow window, and with texts of twice the size.
public final class EveryScreen {
    private static final double WIDTH = 1264;
    private static final double HEIGHT = 826;

    private EveryScreen() {}

    public static List<ScreenState> states() throws IOException {
        var states = new ArrayList<>(ShellPictures.states());
        states.addAll(JobsShowcase.all());
        states.addAll(signalbox.ui.channels.Pictures.states());
        states.addAll(signalbox.ui.trends.Pictures.states());
        states.addAll(signalbox.ui.runners.Pictures.states());
        states.addAll(signalbox.ui.failover.Pictures.states());
        states.addAll(signalbox.ui.workers.Pictures.states());
        states.addAll(signalbox.ui.config.Pictures.states());
        states.addAll(signalbox.ui.audit.Pictures.states());
        states.addAll(signalbox.ui.fleet.Pictures.states());
        states.addAll(DialogPictures.states());
        return states;
    }

    public static void main(String[] args) throws IOException {
        var part = args.length > 1 ? args[1] : "";
        for (var state : states()) {
            if (state.name().contains(part)) {
                draw(state, Path.of(args[0]));
            }
        }
        System.exit(0);
    }

    private static void draw(ScreenState state, Path folder) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var look = "-" + theme.name().toLowerCase(Locale.ROOT);
            Headless.save(state.scene(WIDTH, HEIGHT, theme, 1), folder.resolve(state.name() + look + ".png"));
        }
        // The frame is no narrower; beside it a screen has this.
        var frame = state.name().startsWith("shell");
        Headless.save(
                state.scene(frame ? 1040 : 864, frame ? 640 : 566, Theme.LIGHT, 1),
                folder.resolve(state.name() + "-narrow.png"));
        Headless.save(state.scene(1960, 1280, Theme.LIGHT, 2), folder.resolve(state.name() + "-200.png"));
    }
}
