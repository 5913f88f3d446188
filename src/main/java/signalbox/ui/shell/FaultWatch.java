package signalbox.ui.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.screen.FolderOpener;

/// Takes what no code catches, on whatever thread: it gets into the log, and one card says so. Faults that come while
/// the card is open are counted there.
final class FaultWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FaultWatch.class);

    private final Overlay overlay;
    private final Path log;
    private final Runnable onDiagnostics;
    private final FolderOpener opener;
    private @Nullable FaultCard card;

    /// @param log the file
    FaultWatch(Overlay overlay, Path log, Runnable onDiagnostics, FolderOpener opener) {
        this.overlay = overlay;
        this.log = log;
        this.onDiagnostics = onDiagnostics;
        this.opener = opener;
    }

    /// From now on. On the FX thread, which has a handler of its own.
    void begin() {
        Thread.currentThread().setUncaughtExceptionHandler(this::take);
        Thread.setDefaultUncaughtExceptionHandler(this::take);
    }

    /// On the thread that failed.
    private void take(Thread thread, Throwable fault) {
        LOG.error("A fault of Signalbox on the thread {}: please report it with this log", thread.getName(), fault);
        FxThread.later(() -> show(fault));
    }

    private void show(Throwable fault) {
        var open = card;
        if (open != null && overlay.isOpen(FaultCard.ID)) {
            open.count();
            return;
        }
        var shown = new FaultCard(fault, log, onDiagnostics, () -> opener.open(log), this::close);
        card = shown;
        overlay.open(shown, shown.first());
    }

    private void close() {
        var open = card;
        card = null;
        if (open != null) {
            overlay.close(open);
        }
    }
}
