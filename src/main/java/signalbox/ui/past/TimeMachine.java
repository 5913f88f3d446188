package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.RecordedReads;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.FxTicker;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.ScreenName;

/// The time machine of one session, as the frame holds it: the band above, the scrubber below, and a page for each
/// screen. None of them acts, and the session refuses to. On the FX thread.
public final class TimeMachine {
    private static final Pattern UUID_IN_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Duration BEAT = Duration.ofMillis(250);

    private final PastViewModel model;
    private final PastBand band;
    private final Scrubber scrubber;
    private final Banner fault = new Banner(Banner.Level.WARNING);
    private final Map<ScreenName, PastPage> pages = new EnumMap<>(ScreenName.class);
    private final Consumer<ScreenName> open;
    private final FxTicker ticker;
    private final StackPane page = new StackPane();
    private ScreenName place = ScreenName.OVERVIEW;

    /// What the frame says of the moment beside its page.
    ///
    /// @param jobs how many there were; empty: not recorded
    /// @param leader who led
    /// @param since below it
    public record PastSummary(String jobs, String leader, String since) {}

    /// @param past tells the session whether a moment of the past is shown
    /// @param open opens a screen
    public TimeMachine(
            RecordedReads reads,
            Consumer<Boolean> past,
            Background background,
            NoticeBoard notices,
            InstantSource clock,
            Consumer<ScreenName> open) {
        this.open = open;
        model = new PastViewModel(PastReads.of(reads), past, background, notices, System::nanoTime);
        band = new PastBand(model, clock);
        scrubber = new Scrubber(model);
        ticker = new FxTicker(BEAT, model::tick);
        for (var part : List.of(band.node(), scrubber.node())) {
            part.managedProperty().bind(part.visibleProperty());
            part.visibleProperty().bind(model.at().isNotNull());
        }
        page.setMinHeight(0);
        model.playing().subscribe(playing -> {
            if (playing) {
                ticker.play();
            } else {
                ticker.stop();
            }
        });
        model.fault().subscribe(reason -> {
            if (reason.isEmpty()) {
                fault.clear();
            } else {
                fault.say("This moment could not be read.", reason);
            }
        });
        model.content().subscribe(this::show);
    }

    private void show(@Nullable PastContent content) {
        if (content != null) {
            page(place).show(content);
        }
    }

    private PastPage page(ScreenName name) {
        return pages.computeIfAbsent(name, this::make);
    }

    private PastPage make(ScreenName name) {
        return switch (name) {
            case OVERVIEW ->
                new PastOverviewPage(model, () -> open.accept(ScreenName.JOBS), () -> open.accept(ScreenName.CHANNELS));
            case JOBS -> new PastJobsPage(model);
            case CHANNELS -> new PastChannelsPage();
            case RUNNERS -> new PastRunnersPage(model);
            case WORKERS -> new PastWorkersPage();
            case TRENDS, FAILOVER, CONFIG, AUDIT -> new PastOtherPage(name, model);
        };
    }

    /// Null while the present is shown.
    public ReadOnlyObjectProperty<@Nullable Instant> moment() {
        return model.at();
    }

    public boolean isOn() {
        return model.isOn();
    }

    public Node band() {
        return band.node();
    }

    public Node scrubber() {
        return scrubber.node();
    }

    /// Puts the focus on the recording: the arrow keys go through it.
    public void focus() {
        scrubber.focus();
    }

    /// With times in the zone that is shown now.
    public void writeAgain() {
        band.writeAgain();
        scrubber.writeAgain();
        show(model.content().get());
    }

    /// Says why a moment could not be read.
    public Node fault() {
        return fault;
    }

    /// The screen at the moment that is shown.
    public Region screen(ScreenName name) {
        place = name;
        var shown = page(name);
        var content = model.content().get();
        if (content != null) {
            shown.show(content);
        }
        if (!page.getChildren().contains(shown.node())) {
            page.getChildren().setAll(shown.node());
        }
        return page;
    }

    /// Shows this moment; null: the newest.
    public void enter(@Nullable Instant at) {
        model.enter(at);
    }

    /// Shows the moment at which a finding was raised that is open now.
    public void enterFinding(String code) {
        model.enterFinding(code);
    }

    /// Back to the present.
    public void leave() {
        model.leave();
    }

    public void toggle() {
        if (isOn()) {
            leave();
        } else {
            enter(null);
        }
    }

    public void next() {
        model.next();
    }

    public void previous() {
        model.previous();
    }

    public void togglePlay() {
        model.togglePlay();
    }

    /// Opens Jobs, with the life of the job whose uuid is in the text, if one is.
    public void lookUp(String text) {
        open.accept(ScreenName.JOBS);
        UUID_IN_TEXT.matcher(text).results().findFirst().ifPresent(uuid -> model.lookUp(uuid.group()));
    }

    /// Called with what was read of another moment; null: the present is shown again.
    public void onSummary(Consumer<@Nullable PastSummary> listener) {
        model.content().subscribe(content -> listener.accept(content == null ? null : summary(content)));
    }

    private static PastSummary summary(PastContent content) {
        var known = new PastFacts(content.moment().now());
        var counts = known.moment().counts();
        var lead = known.lead().orElse(null);
        var leader = known.leader()
                .map(found -> "pid " + found.pid())
                .orElseGet(() -> lead == null ? "unknown" : PastFacts.noLeader(lead));
        return new PastSummary(
                counts == null ? "" : PastTexts.total(counts),
                leader,
                content.isWatched() ? "at that moment" : "not watched then");
    }

    /// Takes its keys.
    public void key(KeyEvent key) {
        if (KeyBinding.TIME_MACHINE.matches(key)) {
            toggle();
            key.consume();
        } else if (isOn()) {
            keyInThePast(key);
        }
    }

    private void keyInThePast(KeyEvent key) {
        if (KeyBinding.PREVIOUS_EVENT.matches(key)) {
            previous();
        } else if (KeyBinding.NEXT_EVENT.matches(key)) {
            next();
        } else if (KeyBinding.PLAY.matches(key)) {
            togglePlay();
        } else if (key.getCode() == KeyCode.ESCAPE && !(key.getTarget() instanceof TextInputControl)) {
            leave();
        } else {
            return;
        }
        key.consume();
    }

    /// The window is closed, or hidden.
    public void stop() {
        ticker.stop();
    }
}
