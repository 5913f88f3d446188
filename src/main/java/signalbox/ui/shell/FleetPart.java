package signalbox.ui.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.fleet.Fleet;
import signalbox.app.fleet.FleetAlarm;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetState;
import signalbox.app.profile.Profile;
import signalbox.text.Severity;
import signalbox.ui.fleet.FleetActions;
import signalbox.ui.fleet.FleetViewModel;
import signalbox.ui.fx.FxThread;
import signalbox.ui.fx.LatestOnFx;

/// The fleet of a window: it begins when it is first wanted, is shown in a frame of its own, and calls the operator for
/// every profile. On the FX thread, except for `close`.
final class FleetPart implements FleetActions, AutoCloseable {
    private final Fleet fleet;
    private final Map<String, CriticalAlarm> alarms = new HashMap<>();
    private final Function<FleetAlarm, CriticalAlarm> maker;
    private final WindowServices window;
    private @Nullable Settings wanted;
    private boolean begun;
    private boolean shows;
    private boolean hidden;
    private @Nullable FleetFrame frame;
    private FleetState newest;

    /// @param maker makes the alarm of a profile
    FleetPart(Fleet fleet, Function<FleetAlarm, CriticalAlarm> maker, WindowServices window) {
        this.fleet = fleet;
        this.maker = maker;
        this.window = window;
        this.newest = fleet.newest();
        fleet.onCritical(alarm -> FxThread.later(() -> call(alarm)));
        fleet.subscribe(new LatestOnFx<>(this::see));
    }

    private void see(FleetState state) {
        newest = state;
        if (frame != null && shows && !hidden) {
            frame.show(state);
            frame.showOpened(window.others().opened());
        }
    }

    /// The frame, which is shown from now on.
    FleetFrame frame() {
        var made = frame;
        if (made == null) {
            made = new FleetFrame(new FleetViewModel(newest, this), window);
            frame = made;
        }
        shows = true;
        see(newest);
        return made;
    }

    /// A window that nobody sees draws nothing.
    void hidden(boolean isHidden) {
        hidden = isHidden;
        see(newest);
    }

    /// Nobody sees it: it draws nothing.
    void aside() {
        shows = false;
    }

    /// What is wrong with a profile; null when nothing is, or it is not watched.
    @Nullable
    Severity worst(String profile) {
        return newest.row(profile).map(FleetRow::worst).orElse(null);
    }

    int critical() {
        return begun ? newest.worst(Severity.CRITICAL).size() : 0;
    }

    @Override
    public void open(String profile) {
        newest.row(profile).ifPresent(row -> window.others().openProfile(row.profile()));
    }

    @Override
    public void createProfile() {
        window.others().createProfile();
    }

    @Override
    public void refresh() {
        fleet.refresh();
    }

    @Override
    public void pause(boolean paused) {
        fleet.setPaused(paused);
        window.others().watchFleetFromStart(!paused);
    }

    @Override
    public void every(Duration interval) {
        fleet.setInterval(interval);
    }

    /// Begins to watch all profiles, if it has not yet.
    ///
    /// @return whether it began now
    boolean begin() {
        if (begun) {
            return false;
        }
        begun = true;
        fleet.start();
        return true;
    }

    void opened(OpenProfile opened) {
        fleet.attach(opened.session(), opened.known());
    }

    void closed(OpenProfile gone) {
        fleet.detach(gone.session());
    }

    /// With as much load as the user chose.
    void follow(Settings settings) {
        wanted = settings;
        fleet.limitLoad(settings.serverPercent());
        alarms.values().forEach(alarm -> alarm.follow(settings));
    }

    private void call(FleetAlarm alarm) {
        var own = alarms.computeIfAbsent(key(alarm.profile()), _ -> {
            var made = maker.apply(alarm);
            if (wanted != null) {
                made.follow(wanted);
            }
            return made;
        });
        own.raise(alarm.finding());
    }

    private static String key(Profile profile) {
        return profile.name() + " " + profile.database();
    }

    void end() {
        alarms.values().forEach(CriticalAlarm::end);
    }

    @Override
    public void close() {
        fleet.close();
    }
}
