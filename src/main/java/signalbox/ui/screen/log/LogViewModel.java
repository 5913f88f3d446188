package signalbox.ui.screen.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.RunnerLogReader;
import signalbox.health.KnownLog;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.screen.ScreenContext;

/// What the runner's log says about the job or the runner that is shown. It is read when the section is opened, when
/// another subject is shown in it and the log was read more than a minute ago, and when the operator asks: never with
/// the snapshots. A piece that was pasted stays until it is read again. On the FX thread only.
public final class LogViewModel {
    private static final String PASTED = "a pasted piece";

    private final LogSource source;
    private final InstantSource clock;
    private final NewestAnswer<KnownLog> reading;
    private final ReadOnlyObjectWrapper<LogState> state = new ReadOnlyObjectWrapper<>(new LogState.Unasked());
    private @Nullable LogSubject subject;
    private @Nullable KnownLog known;
    private boolean pasted;
    private boolean watched;

    public LogViewModel(LogSource source, Background background, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        this.reading = new NewestAnswer<>(background, Duration.ZERO, (answer, _) -> show(answer));
    }

    public static LogViewModel of(ScreenContext context) {
        return new LogViewModel(LogSource.of(context.session().log()), context.background(), InstantSource.system());
    }

    /// @param shown whose entries are wanted; null: there is nothing
    public void follow(@Nullable LogSubject shown) {
        if (!Objects.equals(shown, subject)) {
            subject = shown;
            show();
            look();
        }
    }

    /// To be called when the section is opened or left.
    public void watch(boolean open) {
        watched = open;
        look();
    }

    /// One at a time: walking through a list with the section open must not read the log for each row.
    private void look() {
        if (watched && subject != null && !pasted && !reading.isWaiting()) {
            ask(source::recent);
        }
    }

    void readAgain() {
        watched = true;
        pasted = false;
        ask(source::now);
    }

    /// Shows a piece of a log that was copied elsewhere.
    ///
    /// @param text of the clipboard; null: there is none
    void paste(@Nullable String text) {
        if (text == null || text.isBlank()) {
            show(new TaskResult.Failed<>(new IllegalArgumentException(TextClipboard.EMPTY)));
            return;
        }
        watched = true;
        pasted = true;
        ask(() -> read(text));
    }

    private KnownLog read(String text) throws IOException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new KnownLog.Read(RunnerLogReader.read(bytes, PASTED), clock.instant());
    }

    private void ask(Callable<KnownLog> question) {
        if (known == null) {
            state.set(new LogState.Awaited());
        }
        reading.ask(question);
    }

    private void show(TaskResult<KnownLog> answer) {
        known = switch (answer) {
            case TaskResult.Done(var log) -> log;
            case TaskResult.Failed(var cause) ->
                new KnownLog.NotRead(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        };
        show();
    }

    private void show() {
        var log = known;
        var shown = subject;
        if (log != null && shown != null) {
            state.set(
                    switch (log) {
                        case KnownLog.Read read -> new LogState.Known(LogExtract.of(read, shown));
                        case KnownLog.NotRead(var reason) -> new LogState.Unread(reason);
                    });
        }
    }

    ReadOnlyObjectProperty<LogState> state() {
        return state.getReadOnlyProperty();
    }
}
