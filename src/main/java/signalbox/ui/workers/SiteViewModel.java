package signalbox.ui.workers;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.SiteVisitor;
import signalbox.text.DurationText;
import signalbox.text.SecretMask;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.action.ActionFlow;

/// Visits the site, which wakes it, and keeps it awake. On the FX thread only.
final class SiteViewModel {
    /// How often the site is visited.
    enum Pace {
        OFF("off", 0),
        ONE("1 min", 1),
        FIVE("5 min", 5),
        TEN("10 min", 10),
        FIFTEEN("15 min", 15);

        private final String words;
        private final int minutes;

        Pace(String words, int minutes) {
            this.words = words;
            this.minutes = minutes;
        }

        String label() {
            return words;
        }
    }

    private final SiteVisitor site;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper unable = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper unknown = new ReadOnlyBooleanWrapper(true);
    private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.OFF);
    private @Nullable URI base;
    private boolean visiting;
    private String fault = "";

    SiteViewModel(SiteVisitor site, Background background, InstantSource clock) {
        this.site = site;
        this.background = background;
        this.clock = clock;
        pace.subscribe(this::keep);
    }

    /// The address of the site, or that it is not known.
    ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    /// The result of the last visit, and whether the site is kept awake.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// True while no visit can be made.
    ReadOnlyBooleanProperty unable() {
        return unable.getReadOnlyProperty();
    }

    /// True while no address is known that could be visited: then the site cannot be kept awake.
    ReadOnlyBooleanProperty unknown() {
        return unknown.getReadOnlyProperty();
    }

    ObjectProperty<Pace> pace() {
        return pace;
    }

    /// @param baseUrl the parameter web.base.url
    void show(@Nullable String baseUrl) {
        var named = SiteVisitor.at(baseUrl).orElse(null);
        address.set(
                named == null
                        ? "web.base.url names no address that can be visited"
                        : SecretMask.masked(named.toString()));
        if (!Objects.equals(base, named)) {
            base = named;
            unknown.set(named == null);
            keep();
        }
        tick();
    }

    void visit() {
        var target = base;
        if (target == null || visiting) {
            return;
        }
        visiting = true;
        tick();
        background.run(() -> site.visit(target), outcome -> {
            visiting = false;
            fault = outcome instanceof TaskResult.Failed<SiteVisitor.Visit>(var cause) ? ActionFlow.message(cause) : "";
            tick();
        });
    }

    private void keep() {
        var target = base;
        if (target == null) {
            pace.set(Pace.OFF);
        }
        if (target != null && pace.get() != Pace.OFF) {
            site.keepAwake(target, Duration.ofMinutes(pace.get().minutes));
        } else {
            site.stopKeepingAwake();
        }
        tick();
    }

    void tick() {
        unable.set(base == null || visiting);
        state.set(
                visiting
                        ? "Waiting for the answer…"
                        : site.last().map(visit -> text(visit, clock.instant())).orElse(fault)
                                + site.interval()
                                        .map(every -> " Kept awake: a visit every " + DurationText.rough(every) + ".")
                                        .orElse(""));
    }

    /// `200 in 120 ms, 4 s ago.`
    private static String text(SiteVisitor.Visit visit, Instant now) {
        var answer = Optional.ofNullable(visit.status()).map(String::valueOf).orElse("No answer");
        var why = visit.failure() == null ? "" : " (" + visit.failure() + ")";
        return answer + why + " in " + DurationText.millis(visit.took()) + ", "
                + DurationText.ago(Duration.between(visit.at(), now)) + ".";
    }
}
