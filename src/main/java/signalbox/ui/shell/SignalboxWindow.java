package signalbox.ui.shell;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
import signalbox.ui.kit.overlay.Notice;
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

/// The application's window: opens sessions one after the other and gives each a frame. On the FX thread, except for
/// `run`.
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
    private @Nullable Destination destination;
    private @Nullable Session session;
    private @Nullable Shell shell;
    private @Nullable CriticalAlarm alarm;

    private SignalboxWindow(WindowSetup setup, CompletableFuture<Integer> ended) {
        this.setup = setup;
        this.ended = ended;
        this.columns = new SettingsColumns(setup.settings());
        this.look = new WindowLook(setup.settings(), overlay, WIDTH, HEIGHT, notices);
        this.destination = setup.request().target();
        this.opening = new SessionOpening(setup.opener());
        this.linked = new LinkedJob(setup.request().link());
        this.diagnostics = new DiagnosticsCopy(setup, stage, () -> session, background, overlay);
        overlay.addEventHandler(HelpRequest.OPEN, request -> openHelp(request.place()));
        overlay.addEventHandler(ArmHint.ARM, _ -> Optional.ofNullable(shell).ifPresent(Shell::arm));
        this.profiles = new ProfileMenu(
                new EditorServices(
                        setup.profiles(),
                        to -> ConnectionCheck.of(to, setup.folders()),
                        key -> ConnectionRoute.accept(key, setup.folders()),
                        background,
                        overlay),
                overlay,
                wanted -> closing.ask(session, () -> connect(wanted)),
                () -> closing.ask(session, () -> connect(null)));
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
        stage.iconifiedProperty().subscribe(hidden -> {
            if (shell != null) {
                shell.hidden(hidden);
            }
        });
        stage.setOnCloseRequest(request -> closing.ask(request, session, () -> close(0)));
        begin();
        stage.show();
        opening.shown(() -> look.decorate(stage));
    }

    private void key(KeyEvent key) {
        if (KeyBinding.HELP.matches(key)) {
            key.consume();
            openHelp();
        } else if (KeyBinding.QUIT.matches(key)) {
            key.consume();
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }

    private void begin() {
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

    private void connect(@Nullable Destination wanted) {
        leave();
        destination = wanted;
        var name = wanted == null ? "the demo cluster" : wanted.profile().name();
        var waiting = new ConnectPane(() -> connect(wanted), this::openWithPassword, this::acceptHostKey);
        waiting.busy(wanted == null ? "Starting the demo cluster…" : "Opening " + name + "…", "");
        if (wanted == null) {
            waiting.offer("New profile…", Icon.ADD, profiles::create);
        } else {
            waiting.offer("Edit profile…", Icon.EDIT, () -> profiles.edit(wanted));
        }
        content.getChildren().setAll(waiting);
        var progress = new LatestOnFx<String>(waiting::step);
        turns.open(() -> opening.open(wanted, progress), outcome -> {
            switch (outcome) {
                case TaskResult.Done(Session opened) -> enter(opened);
                case TaskResult.Failed(var cause) -> {
                    LOG.warn("{} cannot be opened", name, cause);
                    waiting.failed(name + " cannot be opened: " + sentence(cause), cause, "");
                    if (setup.request().screenshots() != null) {
                        close(1);
                    }
                }
            }
        });
    }

    private void enter(Session opened) {
        session = opened;
        var model = new ShellViewModel(opened, background, overlay, InstantSource.system());
        var frame = new Shell(opened, model, this);
        shell = frame;
        content.getChildren().setAll(frame);
        overlay.keepFree(frame.bar().armed());
        stage.setTitle("Signalbox · " + opened.profile().name());
        remember(destination);
        watch();
        opened.monitor().subscribe(new LatestOnFx<>(feed -> {
            if (session == opened) {
                model.show(feed);
            }
        }));
        if (setup.request().screenshots() == null) {
            alarm = CriticalAlarm.of(opened, setup.desktop(), stage, overlay::announce, notices);
            alarm.follow(setup.settings().current());
        }
        RecordingNotice.of(opened, overlay);
        frame.start();
        linked.showIn(frame.navigation());
        var folder = setup.request().screenshots();
        if (folder != null) {
            new Screenshots(look.scene(), frame, model, folder).take(this::close);
        }
    }

    private void leave() {
        if (shell != null) {
            shell.stop();
        }
        if (alarm != null) {
            alarm.end();
        }
        overlay.keepFree(null);
        session = null;
        shell = null;
        alarm = null;
        turns.leave();
    }

    private void close(int code) {
        if (setup.request().screenshots() == null) {
            new WindowBounds(stage).now().ifPresent(bounds -> change(settings -> settings.withWindow(bounds)));
        }
        leave();
        stage.hide();
        Thread.ofVirtual().name("close").start(() -> {
            try {
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
        if (shell == null) {
            return;
        }
        new SettingsPopup(
                        setup,
                        look,
                        this::watch,
                        this::alarmSettings,
                        diagnostics::copy,
                        () -> RecordingNotice.sentence(session))
                .open(shell.bar().settings());
    }

    private void alarmSettings() {
        if (alarm != null) {
            alarm.follow(setup.settings().current());
        }
    }

    private void watch() {
        if (shell != null) {
            shell.watch(setup.settings().current());
        }
    }

    @Override
    public void openWithPassword(Password typed) {
        var to = destination;
        if (to != null) {
            connect(to.withPassword(typed));
        }
    }

    @Override
    public void acceptHostKey(HostKey key) {
        var to = destination;
        background.run(
                () -> {
                    ConnectionRoute.accept(key, setup.folders());
                    return key;
                },
                outcome -> {
                    switch (outcome) {
                        case TaskResult.Done(var _) when Objects.equals(to, destination) -> connect(to);
                        case TaskResult.Done(var _) -> {}
                        case TaskResult.Failed(var cause) ->
                            overlay.notifyOperator(Notice.failed("The host key was not saved.", sentence(cause)));
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
        return session == null ? 0 : notices.news(session.findings().history());
    }

    @Override
    public void openHappened() {
        if (session != null && shell != null) {
            notices.open(session.findings().history(), look::alike, shell.bar().happened());
        }
    }

    @Override
    public List<PaletteAction> actions() {
        return new WindowActions(look, profiles, diagnostics::copy).all();
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
