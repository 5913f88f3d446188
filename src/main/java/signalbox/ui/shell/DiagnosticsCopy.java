package signalbox.ui.shell;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import signalbox.app.diagnostics.Diagnostics;
import signalbox.app.diagnostics.Diagnostics.Fact;
import signalbox.app.session.Session;
import signalbox.text.DurationText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Puts the diagnostics into the clipboard. FX thread; the log is read in the background.
///
/// @param session the open profile; null: none is open
record DiagnosticsCopy(
        WindowSetup setup,
        Stage stage,
        Supplier<@Nullable Session> session,
        Background background,
        NoticeBoard notices) {
    void copy() {
        var window = window();
        var opened = opened(session.get());
        background.run(
                () -> Diagnostics.of(Instant.now(), setup.folders(), setup.version(), window, opened)
                        .text(),
                outcome -> {
                    switch (outcome) {
                        case TaskResult.Done(var text) -> {
                            TextClipboard.copy(text);
                            notices.notifyOperator(new Notice(
                                    Notice.Kind.DONE,
                                    "The diagnostics are in the clipboard.",
                                    "Read them before you send them."));
                        }
                        case TaskResult.Failed(var cause) ->
                            notices.notifyOperator(Notice.failed(
                                    "The diagnostics were not copied.", String.valueOf(cause.getMessage())));
                    }
                });
    }

    private static Diagnostics.@Nullable Opened opened(@Nullable Session session) {
        if (session == null) {
            return null;
        }
        var newest = session.monitor().newest();
        var snapshot = newest.snapshot();
        return new Diagnostics.Opened(
                session.profile(), snapshot == null ? null : snapshot.capabilities(), newest.load());
    }

    private List<Fact> window() {
        var settings = setup.settings().current();
        return List.of(
                new Fact("Scale", stage.getOutputScaleX() + ", text " + settings.textPercent() + " %"),
                new Fact("Size", Math.round(stage.getWidth()) + " x " + Math.round(stage.getHeight())),
                new Fact("Theme", settings.theme() + ", motion " + settings.motion()),
                new Fact(
                        "Refresh",
                        DurationText.setting(settings.refresh()) + ", at most " + settings.serverPercent()
                                + " % of one core"),
                new Fact("Log detail", settings.log().toString()));
    }
}
