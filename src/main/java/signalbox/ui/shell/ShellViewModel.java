package signalbox.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;
import signalbox.app.profile.Environment;
import signalbox.app.session.Session;
import signalbox.app.session.action.Arming;
import signalbox.monitor.Feed;
import signalbox.monitor.Monitor;
import signalbox.text.TimeOrder;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.action.ActionTarget;

/// The state of the frame for one session: the newest feed, how recent it is, whether the operator may act. On the FX
/// thread.
final class ShellViewModel {
    /// The shortest time between two refreshes then.
    static final Duration ON_BATTERY = Duration.ofSeconds(5);
    /// The shortest time while another profile is shown: findings and a lost leader are still seen soon.
    static final Duration ASIDE = Duration.ofSeconds(2);

    private final Session session;
    private final Background background;
    private final NoticeBoard notices;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Feed> feed;
    private final ReadOnlyObjectWrapper<Freshness> live;
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Duration> armedFor = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyBooleanWrapper arming = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper noArming = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper onBattery = new ReadOnlyBooleanWrapper();
    private @Nullable Settings wanted;
    private boolean hidden;
    private boolean aside;
    /// What came while the window was hidden.
    private @Nullable Feed unseen;

    ShellViewModel(Session session, Background background, NoticeBoard notices, InstantSource clock) {
        this.session = session;
        this.background = background;
        this.notices = notices;
        this.clock = clock;
        feed = new ReadOnlyObjectWrapper<>(session.monitor().newest());
        live = new ReadOnlyObjectWrapper<>(Freshness.of(feed.get(), clock.instant()));
    }

    /// While the window is hidden, only the newest feed is kept.
    void show(Feed newest) {
        if (hidden || aside) {
            unseen = newest;
            return;
        }
        feed.set(newest);
        tick();
    }

    /// Called every second while the window is seen: ages grow and the countdown runs although nothing new arrives.
    void tick() {
        live.set(Freshness.of(feed.get(), clock.instant()));
        var left = session.armedFor();
        armedFor.set(left.orElse(Duration.ZERO));
        armed.set(left.isPresent());
        noArming.set(whyNotArmed());
    }

    private String whyNotArmed() {
        if (session.isPast()) {
            return Arming.PAST;
        }
        var never = neverArmed();
        if (never != null) {
            return never;
        }
        return feed.get().snapshot() == null || feed.get().fault() != null
                ? "There is no connection to the server: nothing can be armed."
                : "";
    }

    /// Why Signalbox cannot be armed now, in a sentence; empty when it can.
    ReadOnlyStringProperty noArming() {
        return noArming.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Feed> feed() {
        return feed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Freshness> live() {
        return live.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty armed() {
        return armed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Duration> armedFor() {
        return armedFor.getReadOnlyProperty();
    }

    /// True while the session that can write is being opened.
    ReadOnlyBooleanProperty arming() {
        return arming.getReadOnlyProperty();
    }

    Instant now() {
        return clock.instant();
    }

    /// Why this profile can never be armed; null when it can.
    @Nullable
    String neverArmed() {
        var target = ActionTarget.of(session);
        return target.readOnly() ? target.whyReadOnly() : null;
    }

    /// Arms, or begins the armed time again.
    void arm() {
        if (noArming.get().isEmpty()) {
            setArmed(true);
        } else {
            notices.notifyOperator(Notice.warning("Signalbox could not be armed.", noArming.get()));
        }
    }

    void disarm() {
        if (armed.get()) {
            setArmed(false);
        }
    }

    void toggleArmed() {
        if (armed.get()) {
            setArmed(false);
        } else {
            arm();
        }
    }

    private void setArmed(boolean wanted) {
        if (arming.get()) {
            return;
        }
        arming.set(true);
        var off = !wanted;
        background.run(
                () -> {
                    if (!off) {
                        return session.arm();
                    }
                    session.disarm();
                    return Optional.<String>empty();
                },
                outcome -> {
                    arming.set(false);
                    switch (outcome) {
                        case TaskResult.Done<Optional<String>>(var kept) ->
                            kept.ifPresent(probes -> notices.notifyOperator(Notice.warning(probes, "")));
                        case TaskResult.Failed<Optional<String>>(var cause) ->
                            notices.notifyOperator(Notice.failed("Signalbox could not be armed.", sentence(cause)));
                    }
                    tick();
                });
    }

    void retry() {
        session.retry();
    }

    void togglePause() {
        var paused = feed.get().mode() == Feed.Mode.PAUSED;
        session.monitor().setPaused(paused ? Monitor.Pausing.RUNNING : Monitor.Pausing.PAUSED);
    }

    /// Watches as often, and with as much load, as the user chose. A demo's server is not spared: nobody else needs it.
    void watch(Settings settings) {
        wanted = settings;
        var pace = interval(settings, onBattery.get());
        session.monitor().setInterval(aside ? TimeOrder.longer(pace, ASIDE) : pace);
        session.monitor().limitLoad(share(settings, session.profile().environment()));
    }

    static Duration interval(Settings settings, boolean onBattery) {
        return onBattery && settings.refresh().compareTo(ON_BATTERY) < 0 ? ON_BATTERY : settings.refresh();
    }

    /// Looks in the background whether this machine runs on its battery: then the watch is slower.
    ///
    /// @param look may block; true: on battery
    void lookAtPower(Callable<Boolean> look) {
        background.run(look, outcome -> {
            if (outcome instanceof TaskResult.Done<Boolean>(var found) && found != onBattery.get()) {
                onBattery.set(found);
                if (wanted != null) {
                    watch(wanted);
                }
            }
        });
    }

    ReadOnlyBooleanProperty onBattery() {
        return onBattery.getReadOnlyProperty();
    }

    static double share(Settings settings, Environment environment) {
        return environment == Environment.DEMO ? 1 : settings.serverPercent() / 100;
    }

    /// If the window is hidden or minimised, the watch slows down, unless it is paused.
    void hidden(boolean hidden) {
        this.hidden = hidden;
        var newest = unseen;
        if (!hidden && !aside && newest != null) {
            unseen = null;
            show(newest);
        }
        session.monitor().setVisibility(hidden ? Monitor.Visibility.HIDDEN : Monitor.Visibility.VISIBLE);
    }

    /// Another profile, or the fleet, is shown in its place: it draws nothing, and its session stays open.
    void aside(boolean wantedAside) {
        aside = wantedAside;
        if (wanted != null) {
            watch(wanted);
        }
        var newest = unseen;
        if (!aside && !hidden && newest != null) {
            unseen = null;
            show(newest);
        }
    }

    private static String sentence(Exception cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
