package signalbox.ui.shell;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.file.Settings;
import signalbox.app.fleet.Fleet;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profiles;
import signalbox.app.route.ConnectionCheck;
import signalbox.app.route.ConnectionRoute;
import signalbox.app.session.Session;
import signalbox.handbook.Handbook;
import signalbox.postgres.connection.Password;
import signalbox.remote.HostKey;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.FxBackground;
import signalbox.ui.fx.FxThread;
import signalbox.ui.fx.LatestOnFx;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.help.HelpFacts;
import signalbox.ui.help.HelpPane;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.profiles.EditorServices;
import signalbox.ui.profiles.ProfileMenu;
import signalbox.ui.screen.FolderOpener;
import signalbox.ui.screen.HelpRequest;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.action.ArmHint;
import signalbox.ui.shell.search.PaletteAction;

/// The application's window: opens profiles beside each other and gives each a frame; the fleet has one of its own. On
/// the FX thread, except for `run`.
public final class SignalboxWindow implements WindowServices {
    private static final Logger LOG = LoggerFactory.getLogger(SignalboxWindow.class);
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final WindowSetup setup;
    private final CompletableFuture<Integer> ended;
    private final FxBackground background = new FxBackground();
    private final SessionSwitcher<Session> turns = new SessionSwitcher<>(background);
    private final StackPane content = new StackPane();
    private final Overlay overlay = new Overlay(content);
    private final ClosingQuestion closing = new ClosingQuestion(overlay);
    private final NoticeLog notices = new NoticeLog(overlay, InstantSource.system());
    private final SettingsColumns columns;
    private final Stage stage = new Stage();
    private final WindowLook look;
    private final ProfileMenu profiles;
    private final LinkedJob linked;
    private final DiagnosticsCopy diagnostics;
    private final SessionOpening opening;
    private final WindowProfiles open;
    private @Nullable Destination destination;

    private SignalboxWindow(WindowSetup setup, CompletableFuture<Integer> ended) {
        this.setup = setup;
        this.ended = ended;
        this.columns = new SettingsColumns(setup.settings());
        this.look = new WindowLook(setup.settings(), overlay, WIDTH, HEIGHT, notices);
        this.destination = setup.request().target();
        this.opening = new SessionOpening(setup.opener());
        this.linked = new LinkedJob(setup.request().link());
        this.diagnostics = new DiagnosticsCopy(setup, stage, () -> session(), background, overlay);
        overlay.addEventHandler(HelpRequest.OPEN, request -> openHelp(request.place()));
        overlay.addEventHandler(ArmHint.ARM, _ -> arm());
        this.profiles = new ProfileMenu(
                new EditorServices(
                        setup.profiles(),
                        to -> ConnectionCheck.of(to, setup.folders()),
                        key -> ConnectionRoute.accept(key, setup.folders()),
                        background,
                        overlay),
                overlay,
                this::connect,
                () -> connect(null));
        this.open = new WindowProfiles(
                new WindowProfiles.Place(content, overlay, stage, closing, setup.settings()),
                turns,
                this,
                new WindowProfiles.Opening(
                        this::connect, profiles::create, menu -> profiles.fill(menu, null), this::nowShows),
                new Fleet(setup.folders(), InstantSource.system()),
                call -> new CriticalAlarm(
                        call.profile(), call.database(), setup.desktop(), stage, overlay::announce, notices));
    }

    /// Starts JavaFX, opens the window and waits until it is closed. Returns the exit code.
    public static int run(WindowSetup setup) {
        var ended = new CompletableFuture<CompletableFuture<Integer>>();
        FxThread.start(() -> ended.complete(open(setup)));
        var code = ended.join().join();
        FxThread.exit();
        return code;
    }

    /// Opens the window, on the FX thread. The future gives the exit code when the window and its session are
    /// closed.
    public static CompletableFuture<Integer> open(WindowSetup setup) {
        var ended = new CompletableFuture<Integer>();
        new SignalboxWindow(setup, ended).show();
        return ended;
    }

    private void show() {
        new FaultWatch(overlay, setup.folders().logFile(), diagnostics::copy, FolderOpener.desktop(background, overlay))
                .begin();
        setup.settings().current().log().apply();
        look.apply(setup.request().theme());
        var scene = look.scene();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        look.dress(stage);
        if (setup.request().screenshots() == null) {
            new WindowBounds(stage).recall(setup.settings().current());
        }
        stage.iconifiedProperty().subscribe(open::hidden);
        stage.setOnCloseRequest(request -> closing.ask(request, open.sessions(), () -> close(0)));
        begin();
        stage.show();
        opening.shown(() -> look.decorate(stage));
    }

    private void key(KeyEvent key) {
        if (KeyBinding.HELP.matches(key)) {
            key.consume();
            openHelp();
        } else if (KeyBinding.FLEET.matches(key)) {
            key.consume();
            open.openFleet();
        } else if (KeyBinding.QUIT.matches(key)) {
            key.consume();
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }

    private void begin() {
        open.begin(setup.request());
        if (destination != null || (!linked.isWanted() && setup.request().screenshots() != null)) {
            connect(destination);
            return;
        }
        background.run(() -> StartChoice.of(setup), outcome -> {
            switch (outcome) {
                case TaskResult.Done(var choice) -> begin(choice);
                case TaskResult.Failed(var cause) ->
                    begin(new StartChoice.Choose(new Profiles.Saved(List.of(), List.of()), sentence(cause)));
            }
        });
    }

    private void begin(StartChoice choice) {
        switch (choice) {
            case StartChoice.Demo() -> connect(null);
            case StartChoice.Open(var last) -> connect(last);
            case StartChoice.Choose(var saved, var reason) -> {
                content.getChildren().setAll(new StartPane(saved, reason, this::connect, profiles::create));
            }
        }
    }

    /// Shows the profile if it is open, else opens it beside the others.
    private void connect(@Nullable Destination wanted) {
        open.of(wanted).ifPresentOrElse(open::show, () -> openAnew(wanted));
    }

    private void nowShows(OpenProfile shown) {
        destination = shown.destination();
        fill(shown.shell().bar());
    }

    private @Nullable Session session() {
        return open.session();
    }

    private void arm() {
        Optional.ofNullable(open.shell()).ifPresent(Shell::arm);
    }

    /// With another password or a key that was accepted: the one that is open is closed first.
    private void reconnect(Destination wanted) {
        open.of(wanted).ifPresent(open::end);
        openAnew(wanted);
    }

    private void openAnew(@Nullable Destination wanted) {
        open.setAside();
        destination = wanted;
        var name = wanted == null ? "the demo cluster" : wanted.profile().name();
        var waiting = new ConnectPane(() -> openAnew(wanted), this::openWithPassword, this::acceptHostKey);
        waiting.busy(wanted == null ? "Starting the demo cluster…" : "Opening " + name + "…", "");
        if (wanted == null) {
            waiting.offer("New profile…", Icon.ADD, profiles::create);
        } else {
            waiting.offer("Edit profile…", Icon.EDIT, () -> profiles.edit(wanted));
        }
        waiting.offer("Fleet", Icon.FLEET, open::openFleet);
        content.getChildren().setAll(waiting);
        var progress = new LatestOnFx<String>(waiting::step);
        turns.open(() -> opening.open(wanted, progress), outcome -> {
            switch (outcome) {
                case TaskResult.Done(Session opened) -> enter(opened);
                case TaskResult.Failed(var cause) -> failed(name, cause, waiting);
            }
        });
    }

    private void failed(String name, Exception cause, ConnectPane waiting) {
        LOG.warn("{} cannot be opened", name, cause);
        waiting.failed(name + " cannot be opened: " + sentence(cause), cause, "");
        if (setup.request().screenshots() != null) {
            close(1);
        }
    }

    private void enter(Session opened) {
        var model = new ShellViewModel(opened, background, overlay, InstantSource.system());
        var frame = new Shell(opened, model, this);
        opened.monitor().subscribe(new LatestOnFx<>(model::show));
        var folder = setup.request().screenshots();
        var alarm =
                folder != null ? null : CriticalAlarm.of(opened, setup.desktop(), stage, overlay::announce, notices);
        open.add(new OpenProfile(destination, opened, model, frame, alarm));
        remember(destination);
        watch();
        RecordingNotice.of(opened, overlay);
        linked.showIn(frame.navigation());
        if (folder != null) {
            new Screenshots(look.scene(), frame, model, folder).take(this::close);
        }
    }

    private void close(int code) {
        if (setup.request().screenshots() == null) {
            new WindowBounds(stage).now().ifPresent(bounds -> change(settings -> settings.withWindow(bounds)));
        }
        open.leave();
        stage.hide();
        Thread.ofVirtual().name("close").start(() -> {
            try (open) {
                turns.close();
                background.close();
                setup.settings().flush();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended.complete(code);
            }
        });
    }

    private void remember(@Nullable Destination opened) {
        if (setup.request().screenshots() == null && (opened == null || !opened.isOneOff())) {
            change(settings -> settings.withLastProfile(
                    opened == null ? "" : opened.profile().name()));
        }
    }

    private void change(UnaryOperator<Settings> change) {
        setup.settings().change(change);
        watch();
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Overlay overlay() {
        return overlay;
    }

    @Override
    public SaveAs saveAs() {
        return setup.saveAs();
    }

    @Override
    public ColumnMemory columns() {
        return columns;
    }

    @Override
    public void openSettings() {
        var shell = open.shell();
        var gear = shell == null ? open.fleetFrame().settings() : shell.bar().settings();
        new SettingsPopup(
                        setup,
                        look,
                        this::watch,
                        this::watch,
                        diagnostics::copy,
                        () -> RecordingNotice.sentence(open.session()))
                .open(gear);
    }

    private void watch() {
        open.follow(setup.settings().current());
    }

    @Override
    public void openWithPassword(Password typed) {
        var to = destination;
        if (to != null) {
            reconnect(to.withPassword(typed));
        }
    }

    @Override
    public void acceptHostKey(HostKey key) {
        var to = destination;
        new HostKeyAcceptance(background, setup.folders(), overlay).accept(key, () -> {
            if (to != null && to.equals(destination)) {
                reconnect(to);
            }
        });
    }

    @Override
    public void fill(TopBar bar) {
        profiles.fill(bar.profiles(), destination);
    }

    @Override
    public NoticeBoard notices() {
        return notices;
    }

    @Override
    public int news() {
        var session = open.session();
        return session == null ? 0 : notices.news(session.findings().history());
    }

    @Override
    public void openHappened() {
        var shown = open.shown();
        if (shown != null) {
            notices.open(
                    shown.session().findings().history(),
                    look::alike,
                    shown.shell().bar().happened());
        }
    }

    @Override
    public ProfileSwitch others() {
        return open;
    }

    @Override
    public List<PaletteAction> actions() {
        return new WindowActions(look, profiles, open::openFleet, diagnostics::copy).all();
    }

    @Override
    public boolean hasProfile() {
        return destination != null;
    }

    @Override
    public void editProfile() {
        var here = destination;
        if (here != null) {
            profiles.edit(here);
        }
    }

    @Override
    public void openHelp() {
        openHelp("");
    }

    private void openHelp(String place) {
        var facts = HelpFacts.of(setup.folders(), setup.commands().get());
        var pane = new HelpPane(Handbook.chapters(facts), setup.version(), place);
        pane.onClose(() -> overlay.close(pane));
        overlay.open(pane, pane.first());
    }

    private static String sentence(Exception cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
