package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.RecordedReads.RecordedReach;
import signalbox.record.read.EventGroup;
import signalbox.record.read.JobLife;
import signalbox.record.read.PastStretch;
import signalbox.record.read.RecordedEvent;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Which moment of the past is shown, and what was recorded of it. One reading is under way at a time; meanwhile the
/// newest wish counts. On the FX thread only.
final class PastViewModel {
    /// What happened so long before and after a moment is listed.
    static final Duration AROUND = Duration.ofMinutes(10);

    private static final Duration BEFORE = Duration.ofMinutes(18);
    private static final Duration AFTER = Duration.ofMinutes(7);
    /// As far as a finding's begin is looked for.
    private static final Duration LONGEST_FINDING = Duration.ofDays(14);

    private final PastReads reads;
    private final Consumer<Boolean> past;
    private final Background background;
    private final NoticeBoard notices;
    private final LongSupplier nanos;
    private final ReadOnlyObjectWrapper<@Nullable Instant> at = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PastContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable JobLife> life = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<PlaySpeed> speed = new SimpleObjectProperty<>(PlaySpeed.TEN);
    private final ObjectProperty<PastSpan> span = new SimpleObjectProperty<>(PastSpan.DAY);
    private final ObjectProperty<EventGroup> group = new SimpleObjectProperty<>(EventGroup.ANY);
    private @Nullable RecordedReach reach;
    private @Nullable PlayClock clock;
    private boolean entering;
    private boolean reading;
    private boolean readAgain;
    private boolean stale = true;

    /// @param past tells the session whether a moment of the past is shown; blocks when it begins
    /// @param nanos a clock that never goes back
    PastViewModel(
            PastReads reads, Consumer<Boolean> past, Background background, NoticeBoard notices, LongSupplier nanos) {
        this.reads = reads;
        this.past = past;
        this.background = background;
        this.notices = notices;
        this.nanos = nanos;
        speed.subscribe(this::restartClock);
        span.subscribe(() -> {
            stale = true;
            read();
        });
        group.subscribe(this::read);
    }

    /// Null while the present is shown.
    ReadOnlyObjectProperty<@Nullable Instant> at() {
        return at.getReadOnlyProperty();
    }

    /// What was read last; null before that, and while the present is shown.
    ReadOnlyObjectProperty<@Nullable PastContent> content() {
        return content.getReadOnlyProperty();
    }

    /// The life of the job that was looked up last; null: none was.
    ReadOnlyObjectProperty<@Nullable JobLife> life() {
        return life.getReadOnlyProperty();
    }

    /// Why the recording could not be read; empty when it could.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    ObjectProperty<PlaySpeed> speed() {
        return speed;
    }

    ObjectProperty<PastSpan> span() {
        return span;
    }

    ObjectProperty<EventGroup> group() {
        return group;
    }

    boolean isOn() {
        return at.get() != null;
    }

    /// Shows this moment. From the present, nothing can be armed any more before it is shown.
    ///
    /// @param wanted null: the newest
    void enter(@Nullable Instant wanted) {
        if (isOn()) {
            if (wanted != null) {
                to(wanted);
            }
        } else {
            begin(_ -> Optional.ofNullable(wanted));
        }
    }

    /// Shows the moment at which a finding was raised that is open now.
    void enterFinding(String code) {
        begin(known -> reads.stretch(known.newest().minus(LONGEST_FINDING), known.newest()).findings().stream()
                .filter(each -> each.fact("code").equals(code))
                .reduce((_, last) -> last)
                .map(each -> each.began()));
    }

    /// What is looked up before the first moment is shown.
    @FunctionalInterface
    private interface FirstMoment {
        Optional<Instant> in(RecordedReach known);
    }

    private record Entrance(
            @Nullable RecordedReach reach, @Nullable Instant wanted) {}

    private void begin(FirstMoment first) {
        if (entering || isOn()) {
            return;
        }
        entering = true;
        background.run(() -> entrance(first), outcome -> {
            entering = false;
            switch (outcome) {
                case TaskResult.Done<Entrance>(var found) when found.reach() != null -> entered(found);
                case TaskResult.Done<Entrance> _ ->
                    notices.notifyOperator(Notice.warning(
                            "Nothing was recorded of this profile yet.",
                            "Recording begins with the watch; the settings show how it goes."));
                case TaskResult.Failed<Entrance>(var cause) ->
                    notices.notifyOperator(Notice.failed("The recording could not be read.", message(cause)));
            }
        });
    }

    private Entrance entrance(FirstMoment first) {
        var known = reads.exists() ? reads.reach().orElse(null) : null;
        if (known == null) {
            return new Entrance(null, null);
        }
        var wanted = first.in(known).orElse(null);
        past.accept(true);
        return new Entrance(known, wanted);
    }

    private void entered(Entrance entrance) {
        reach = entrance.reach();
        stale = true;
        var newest = Objects.requireNonNull(entrance.reach()).newest();
        show(Objects.requireNonNullElse(entrance.wanted(), newest));
    }

    /// Back to the present.
    void leave() {
        if (isOn()) {
            stop();
            at.set(null);
            content.set(null);
            life.set(null);
            fault.set("");
            past.accept(false);
        }
    }

    /// Shows another moment, as far as something is recorded.
    void to(Instant wanted) {
        if (isOn()) {
            restartClockAt(wanted);
            show(wanted);
        }
    }

    private void show(Instant wanted) {
        var known = Objects.requireNonNull(reach);
        var inside = wanted.isBefore(known.oldest())
                ? known.oldest()
                : wanted.isAfter(known.newest()) ? known.newest() : wanted;
        at.set(inside);
        read();
    }

    void toOldest() {
        if (reach != null) {
            to(reach.oldest());
        }
    }

    void toNewest() {
        if (reach != null) {
            to(reach.newest());
        }
    }

    void next() {
        step(content.get() == null ? null : content.get().moment().next());
    }

    void previous() {
        step(content.get() == null ? null : content.get().moment().previous());
    }

    private void step(@Nullable RecordedEvent event) {
        if (event != null) {
            to(event.at());
        }
    }

    void togglePlay() {
        if (playing.get()) {
            stop();
        } else if (isOn()) {
            playing.set(true);
            restartClock();
        }
    }

    private void stop() {
        playing.set(false);
        clock = null;
    }

    private void restartClock() {
        restartClockAt(at.get());
    }

    private void restartClockAt(@Nullable Instant moment) {
        if (playing.get() && moment != null) {
            clock = new PlayClock(moment, nanos.getAsLong(), speed.get().factor());
        }
    }

    /// Called some times a second while it plays.
    void tick() {
        var running = clock;
        var known = reach;
        if (running != null && known != null && isOn()) {
            var now = running.at(nanos.getAsLong());
            show(now);
            if (!now.isBefore(known.newest())) {
                stop();
            }
        }
    }

    /// Looks up what was recorded of one job.
    void lookUp(String uuid) {
        background.run(() -> reads.life(uuid.strip()), outcome -> {
            switch (outcome) {
                case TaskResult.Done<JobLife>(var found) -> life.set(found);
                case TaskResult.Failed<JobLife>(var cause) -> fault.set(message(cause));
            }
        });
    }

    private void read() {
        var wanted = at.get();
        if (wanted == null) {
            return;
        }
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        var before = content.get();
        var events = group.get();
        var length = span.get();
        var isFirst = stale;
        stale = false;
        background.run(
                () -> read(wanted, events, length, isFirst || before == null ? null : before.strip()), this::receive);
    }

    private PastContent read(Instant wanted, EventGroup events, PastSpan length, @Nullable PastStretch before) {
        var known = reads.reach().orElseThrow();
        var isIn = before != null && new TimeRange(before.from(), before.to()).contains(wanted);
        var range = length.around(wanted, known.newest());
        return new PastContent(
                reads.moment(wanted, AROUND, events),
                reads.stretch(wanted.minus(BEFORE), wanted.plus(AFTER)),
                before != null && isIn ? before : reads.stretch(range.from(), range.to()),
                known.newest());
    }

    private void receive(TaskResult<PastContent> outcome) {
        reading = false;
        if (!isOn()) {
            return;
        }
        switch (outcome) {
            case TaskResult.Done<PastContent>(var found) -> {
                fault.set("");
                reach = new RecordedReach(Objects.requireNonNull(reach).oldest(), found.newest());
                content.set(found);
            }
            case TaskResult.Failed<PastContent>(var cause) -> fault.set(message(cause));
        }
        if (readAgain) {
            readAgain = false;
            read();
        }
    }

    private static String message(Exception cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
