package signalbox.ui.shell;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;
import signalbox.app.file.Settings;
import signalbox.text.LogDetail;
import signalbox.ui.kit.Motion;

/// Opens the settings beside the gear, keeps what is chosen there, and puts it into force. On the FX thread.
final class SettingsPopup implements SettingsPane.Choices {
    private final WindowSetup setup;
    private final WindowLook look;
    private final Runnable onWatch;
    private final Runnable onAlarm;
    private final Runnable onDiagnostics;
    private final Supplier<String> recording;

    /// @param onWatch called when the pace or the load of the watch was changed
    /// @param onAlarm called when what new critical findings lead to was changed
    /// @param onDiagnostics called when the diagnostics are to be copied
    /// @param recording how recording goes, a sentence
    SettingsPopup(
            WindowSetup setup,
            WindowLook look,
            Runnable onWatch,
            Runnable onAlarm,
            Runnable onDiagnostics,
            Supplier<String> recording) {
        this.setup = setup;
        this.look = look;
        this.onWatch = onWatch;
        this.onAlarm = onAlarm;
        this.onDiagnostics = onDiagnostics;
        this.recording = recording;
    }

    void open(Node beside) {
        var pane = new SettingsPane(setup.settings().current(), setup.version(), this);
        var pop = new PopOver(look.alike(pane));
        pop.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        // The gear is near the edge of the window, and the pane must not go beyond it.
        pop.setArrowIndent(4);
        pop.setArrowSize(8);
        Motion.show(pop, beside);
    }

    private void change(UnaryOperator<Settings> change) {
        setup.settings().change(change);
        onWatch.run();
    }

    @Override
    public void theme(Settings.ThemeChoice wanted) {
        look.theme(wanted);
    }

    @Override
    public void motion(Settings.MotionChoice wanted) {
        look.motion(wanted);
    }

    @Override
    public void textPercent(int percent) {
        look.textPercent(percent);
    }

    @Override
    public void zone(Settings.ClockZone wanted) {
        look.zone(wanted);
    }

    @Override
    public void interval(Duration wanted) {
        change(settings -> settings.withRefresh(wanted));
    }

    @Override
    public void serverPercent(double percent) {
        change(settings -> settings.withServerPercent(percent));
    }

    @Override
    public void criticalCommand(String line) {
        change(settings -> settings.withCriticalCommand(line));
        onAlarm.run();
    }

    @Override
    public void webhook(String address) {
        change(settings -> settings.withWebhook(address));
        onAlarm.run();
    }

    @Override
    public void log(LogDetail wanted) {
        wanted.apply();
        change(settings -> settings.withLog(wanted));
    }

    @Override
    public void recordDays(int wanted) {
        change(settings -> settings.withRecordDays(wanted));
    }

    @Override
    public void recordMegabytes(int wanted) {
        change(settings -> settings.withRecordMegabytes(wanted));
    }

    @Override
    public String recording() {
        return recording.get();
    }

    @Override
    public void copyDiagnostics() {
        onDiagnostics.run();
    }
}
