package signalbox.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import signalbox.app.WindowRequest;
import signalbox.app.file.Settings;
import signalbox.app.file.SettingsStore;
import signalbox.app.fleet.Fleet;
import signalbox.app.fleet.FleetAlarm;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.ui.kit.overlay.Overlay;

/// What the window shows: one of the profiles that it has open, or the fleet. On the FX thread, except for `close`.
final class WindowProfiles implements ProfileSwitch, AutoCloseable {
    /// The window, where one of the frames is.
    record Place(StackPane content, Overlay overlay, Stage stage, ClosingQuestion closing, SettingsStore settings) {}

    /// How profiles are opened and made.
    ///
    /// @param menu fills a menu of profiles
    /// @param shown called with the profile that is shown now
    record Opening(
            Consumer<Destination> open, Runnable create, Consumer<MenuButton> menu, Consumer<OpenProfile> shown) {}

    private final Place place;
    private final SessionSwitcher<Session> turns;
    private final Opening opening;
    private final OpenProfiles profiles = new OpenProfiles();
    private final FleetPart fleet;

    /// @param alarms makes the alarm of a profile that is not open
    WindowProfiles(
            Place place,
            SessionSwitcher<Session> turns,
            WindowServices window,
            Opening opening,
            Fleet fleet,
            Function<FleetAlarm, CriticalAlarm> alarms) {
        this.place = place;
        this.turns = turns;
        this.opening = opening;
        this.fleet = new FleetPart(fleet, alarms, window);
    }

    /// All profiles are watched from the start on, if the user has opened the fleet before and not paused it.
    void begin(WindowRequest request) {
        if (place.settings().current().watchFleet() && request.screenshots() == null) {
            fleet.begin();
        }
    }

    @Nullable
    OpenProfile shown() {
        return profiles.shown();
    }

    @Nullable
    Session session() {
        return profiles.session();
    }

    @Nullable
    Shell shell() {
        return profiles.shell();
    }

    List<Session> sessions() {
        return profiles.sessions();
    }

    Optional<OpenProfile> of(@Nullable Destination wanted) {
        return profiles.of(wanted);
    }

    FleetFrame fleetFrame() {
        return fleet.frame();
    }

    /// It is shown from now on.
    void add(OpenProfile opened) {
        profiles.add(opened);
        fleet.opened(opened);
        show(opened);
    }

    void show(OpenProfile wanted) {
        setAside();
        profiles.show(wanted);
        place.content().getChildren().setAll(wanted.shell());
        place.overlay().keepFree(wanted.shell().bar().armed());
        place.stage().setTitle("Signalbox · " + wanted.name());
        opening.shown().accept(wanted);
    }

    /// What is shown gives its place to something else; open profiles stay open.
    void setAside() {
        turns.giveUp();
        profiles.show(null);
        fleet.aside();
        place.overlay().keepFree(null);
    }

    void end(OpenProfile gone) {
        profiles.remove(gone);
        fleet.closed(gone);
        turns.end(gone.session());
    }

    /// As often, with as much load and with the alarms that the user chose.
    void follow(Settings settings) {
        profiles.watch(settings);
        profiles.alarm(settings);
        fleet.follow(settings);
    }

    void hidden(boolean hidden) {
        profiles.hidden(hidden);
        fleet.hidden(hidden);
    }

    @Override
    public void openFleet() {
        setAside();
        if (fleet.begin()) {
            watchFleetFromStart(true);
        }
        follow(place.settings().current());
        var frame = fleet.frame();
        opening.menu().accept(frame.profiles());
        place.content().getChildren().setAll(frame);
        place.stage().setTitle("Signalbox · Fleet");
        frame.opened();
    }

    @Override
    public void watchFleetFromStart(boolean wanted) {
        place.settings().change(settings -> settings.withWatchFleet(wanted));
    }

    @Override
    public void openProfile(Profile profile) {
        profiles.named(profile.name())
                .ifPresentOrElse(this::show, () -> opening.open().accept(Destination.of(profile)));
    }

    @Override
    public void createProfile() {
        opening.create().run();
    }

    @Override
    public void showOpened(String profile) {
        profiles.named(profile).ifPresent(this::show);
    }

    @Override
    public void closeOpened(String profile) {
        profiles.named(profile)
                .ifPresent(gone -> place.closing().ask(gone.session(), () -> {
                    var wasShown = gone.equals(profiles.shown());
                    end(gone);
                    if (wasShown) {
                        profiles.all().stream().findFirst().ifPresentOrElse(this::show, this::openFleet);
                    }
                }));
    }

    @Override
    public List<OpenedList.Entry> opened() {
        return profiles.all().stream()
                .map(each -> new OpenedList.Entry(
                        each.name(),
                        each.session().profile().environment(),
                        fleet.worst(each.name()),
                        each.equals(profiles.shown()),
                        each.session().armedFor().isPresent()))
                .toList();
    }

    @Override
    public int fleetTrouble() {
        return fleet.critical();
    }

    /// The window is being closed.
    void leave() {
        setAside();
        profiles.all().forEach(OpenProfile::end);
        fleet.end();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
