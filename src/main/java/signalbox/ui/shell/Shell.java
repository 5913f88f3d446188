package signalbox.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.session.Session;
import signalbox.app.session.SiteVisitor;
import signalbox.monitor.Feed;
import signalbox.ui.fx.FxTicker;
import signalbox.ui.fx.PaintedMoment;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.past.TimeMachine;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.shell.search.PaletteAction;
import signalbox.ui.shell.search.SearchList;
import signalbox.ui.shell.search.SearchSuggestions;
import signalbox.ui.shell.search.Suggestion;
import signalbox.worker.HostPower;

/// The frame of one session: builds the screens, shows one of them, and passes the feeds to it.
final class Shell extends BorderPane {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_PER_MINUTE = 60;
    private static final int FIRST_LOOK_AT_POWER = 5;

    private final ShellViewModel model;
    private final TopBar bar;
    private final NavigationRail rail;
    private final ProfileSwitch others;
    private final StatusBar status;
    private final ConnectPane connecting;
    private final FirstLookPane first = new FirstLookPane();
    /// Whether the question for the password is shown instead of the last figures.
    private boolean asksPassword;
    private final FrameBanners banners;
    private final StackPane page = new StackPane();
    private final ShellScreens screens;
    private final ShellNavigation navigation;
    private final TimeMachine past;
    private final SiteVisitor site;
    private final FxTicker ticker = new FxTicker(TICK, this::tick);
    private final PaintedMoment live = new PaintedMoment("figures");
    private ScreenName place = ScreenName.OVERVIEW;
    private int ticks;

    /// @param frame the parts that belong to the window and not to the session
    Shell(Session session, ShellViewModel model, WindowServices frame) {
        this.model = model;
        navigation = new ShellNavigation(this::open, this::screens, this::past);
        past = new TimeMachine(
                session.reads().recorded(), session::past, frame.background(), frame.notices(), model::now, this::open);
        others = frame.others();
        rail = new NavigationRail(this::open, frame);
        var context = new ScreenContext(
                session,
                frame.background(),
                frame.overlay(),
                frame.notices(),
                frame.overlay(),
                frame.columns(),
                navigation,
                frame.saveAs(),
                model.armed());
        screens = new ShellScreens(context);
        site = session.site();
        bar = new TopBar(model, session.profile(), session.spec().database(), frame);
        status = new StatusBar(session.profile(), session.spec(), this::showZone, past::toggle);
        connecting = new ConnectPane(model::retry, frame::openWithPassword, frame::acceptHostKey);
        if (frame.hasProfile()) {
            connecting.offer("Edit profile…", Icon.EDIT, frame::editProfile);
        }
        frame.fill(bar);
        getStyleClass().add("shell");
        banners = new FrameBanners(model::retry, this::askPassword);
        var middle = new VBox(banners.caveats(), past.fault(), page, past.scrubber());
        middle.getStyleClass().add("middle");
        VBox.setVgrow(page, Priority.ALWAYS);
        // A screen that is taller than the window must not push the bar out of it, which shows the profile and
        // the database.
        page.setMinHeight(0);
        page.setAlignment(Pos.TOP_LEFT);
        StackPane.setAlignment(connecting, Pos.CENTER);
        StackPane.setAlignment(first, Pos.CENTER);
        middle.setMinHeight(0);
        rail.setMinHeight(0);
        setTop(new VBox(bar, past.band()));
        setLeft(rail);
        setCenter(middle);
        setBottom(status);
        getChildren().add(banners.stale());
        var actions = new ShellActions(model, navigation, this::open, screens, past::toggle);
        search(
                new SearchSuggestions(
                        session.profile().name(),
                        session.operations(),
                        () -> Stream.concat(actions(actions, session).stream(), frame.actions().stream())
                                .toList()),
                frame);
        open(ScreenName.OVERVIEW);
        past.onSummary(this::show);
        past.moment().subscribe((before, now) -> turned(before == null || now == null));
        model.onBattery().subscribe(status::onBattery);
        model.feed().subscribe(this::show);
        model.live().subscribe(live -> {
            if (!past.isOn()) {
                banners.show(live, model.feed().get().fault());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    /// The banner about old figures lies above the status bar: nothing is to move below a pointer that is about to hit
    /// a row.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var stale = banners.stale();
        var left = Math.max(status.environmentWidth(), rail.getWidth());
        var wide = getWidth() - left;
        var high = Math.max(status.getHeight(), stale.prefHeight(wide));
        stale.resizeRelocate(left, getHeight() - high, wide, high);
        // Even where it is already, it would be taken out and put in again: all would be drawn again.
        if (!stale.equals(getChildren().getLast())) {
            stale.toFront();
        }
    }

    void start() {
        ticker.play();
    }

    void stop() {
        past.stop();
        ticker.stop();
    }

    /// As often, and with as much load, as the user chose.
    void watch(Settings settings) {
        model.watch(settings);
    }

    /// A window that nobody sees draws nothing: it shows the newest figures when it is seen again.
    void hidden(boolean hidden) {
        model.hidden(hidden);
        if (hidden) {
            ticker.stop();
        } else {
            ticker.play();
        }
    }

    /// Lets the operator act for a while.
    void arm() {
        model.arm();
    }

    boolean isAlive() {
        return !past.isOn() && shown().isAlive();
    }

    TopBar bar() {
        return bar;
    }

    private void search(SearchSuggestions suggestions, WindowServices frame) {
        var field = bar.search();
        new SearchList(field, text -> suggestions.of(text, model.feed().get().snapshot()), goal -> reach(goal, frame));
        field.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                field.clear();
                page.requestFocus();
            }
        });
    }

    private void reach(Suggestion.Goal goal, WindowServices frame) {
        switch (goal) {
            case Suggestion.Goal.OpenScreen(var wanted) -> open(wanted);
            case Suggestion.Goal.Jobs(var filter) -> navigation.jobs(filter);
            case Suggestion.Goal.Runner(var pid) -> navigation.runner(pid);
            case Suggestion.Goal.OpenSettings() -> frame.openSettings();
            case Suggestion.Goal.Pause() -> model.togglePause();
            case Suggestion.Goal.Run(var work) -> work.run();
        }
    }

    private void showZone() {
        if (past.isOn()) {
            past.writeAgain();
        } else {
            shown().zoneChanged(model.feed().get());
        }
    }

    /// At a moment of the past nothing is offered that acts.
    private List<PaletteAction> actions(ShellActions present, Session session) {
        return past.isOn() ? ShellActions.ofPast(past) : present.all(session.operations());
    }

    private ShellScreens screens() {
        return screens;
    }

    ShellNavigation navigation() {
        return navigation;
    }

    /// The time machine of this session.
    TimeMachine past() {
        return past;
    }

    /// From the present to a moment of the past, or back, or from one moment to another.
    private void turned(boolean entersOrLeaves) {
        if (!entersOrLeaves) {
            return;
        }
        var on = past.isOn();
        bar.past(on);
        status.past(on);
        banners.past(on);
        model.tick();
        if (on) {
            arrange();
            past.focus();
        } else {
            show(model.feed().get());
        }
    }

    /// @param moment null: the present is shown again
    private void show(TimeMachine.@Nullable PastSummary moment) {
        if (moment != null) {
            rail.show(moment);
        }
    }

    private void key(KeyEvent key) {
        past.key(key);
        if (key.isConsumed()) {
            return;
        }
        if (KeyBinding.SEARCH.matches(key)) {
            bar.search().requestFocus();
            bar.search().selectAll();
            key.consume();
        } else if (KeyBinding.ARM.matches(key)) {
            model.arm();
            key.consume();
        } else if (KeyBinding.REFRESH.matches(key)) {
            model.retry();
            key.consume();
        } else if (KeyBinding.FIND.matches(key)) {
            if (!CodeBlock.isSearchable(key.getTarget())) {
                findOnScreen(key);
            }
        } else if (key.isShortcutDown()) {
            for (var each : ScreenName.values()) {
                if (key.getText().equals(each.key()) || key.getCode().getName().equals(each.key())) {
                    open(each);
                    key.consume();
                }
            }
        }
    }

    private void typed(KeyEvent key) {
        if ("/".equals(key.getCharacter()) && !(key.getTarget() instanceof TextInputControl)) {
            findOnScreen(key);
        }
    }

    private void findOnScreen(KeyEvent key) {
        if (page.getChildren().contains(shown().node()) && shown().find()) {
            key.consume();
        }
    }

    private void tick() {
        model.tick();
        status.tick(model.now(), site.interval());
        if (ticks % TICKS_PER_MINUTE == FIRST_LOOK_AT_POWER) {
            model.lookAtPower(HostPower::isOnBattery);
        }
        ticks++;
        rail.showWindow(others.opened(), others.fleetTrouble());
        if (!past.isOn() && hasContent(model.feed().get())) {
            shown().tick();
        }
    }

    private void show(Feed feed) {
        if (past.isOn()) {
            return;
        }
        rail.show(feed);
        rail.showWindow(others.opened(), others.fleetTrouble());
        status.show(feed);
        banners.show(feed.snapshot());
        var fault = feed.fault();
        var look = feed.firstLook();
        if (feed.snapshot() != null) {
            shown().show(feed);
        } else if (look != null) {
            first.show(look);
        } else if (fault == null) {
            connecting.busy("Connecting…", "");
        } else {
            connecting.failed(fault.message(), fault.cause(), FrameBanners.prospect(fault));
        }
        asksPassword &= fault != null && FrameBanners.wantsPassword(fault);
        arrange();
        if (feed.snapshot() != null || look != null) {
            live.next();
        }
    }

    /// Nobody loses the field into which he types.
    private boolean isTyping() {
        return getScene() != null && getScene().getFocusOwner() instanceof TextInputControl;
    }

    /// Shows the screen when there is something to show, else the pane in its place.
    private void arrange() {
        var node = asksPassword && !past.isOn() ? connecting : node(model.feed().get());
        if (!page.getChildren().contains(node)) {
            page.getChildren().setAll(node);
            if (!past.isOn() && node.equals(shown().node()) && !isTyping()) {
                shown().opened();
            }
        }
    }

    private Node node(Feed feed) {
        if (past.isOn()) {
            return past.screen(place);
        }
        if (hasContent(feed)) {
            return shown().node();
        }
        return feed.firstLook() == null ? connecting : first;
    }

    /// The audit log is on this computer: it is there without a connection.
    private boolean hasContent(Feed feed) {
        return feed.snapshot() != null || place == ScreenName.AUDIT;
    }

    private void askPassword(Feed.Fault fault) {
        asksPassword = true;
        connecting.failed(fault.message(), fault.cause(), FrameBanners.prospect(fault));
        arrange();
    }

    private Screen shown() {
        return screens.of(place);
    }

    void open(ScreenName wanted) {
        place = wanted;
        rail.select(wanted);
        if (past.isOn()) {
            past.screen(wanted);
        } else if (model.feed().get().snapshot() != null) {
            shown().show(model.feed().get());
        }
        arrange();
        // Until it is drawn for the first time, what is to have the focus may be in no scene.
        page.applyCss();
        if (!past.isOn()) {
            shown().opened();
        }
        // What was found by the search is on the screen: the next key is for it.
        if (bar.search().isFocused()) {
            page.requestFocus();
        }
    }
}
