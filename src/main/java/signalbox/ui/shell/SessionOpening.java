package signalbox.ui.shell;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.profile.Destination;
import signalbox.app.session.Session;
import signalbox.ui.fx.AfterPainting;
import signalbox.ui.fx.PaintedMoment;

/// Opens the sessions of a window. The watch begins at once, but a session is handed over only when the window has been
/// seen: the window would come later else, because its frame takes a while to build.
final class SessionOpening {
    private static final Logger LOG = LoggerFactory.getLogger(SessionOpening.class);
    private static final int LONGEST_PAINTING_SECONDS = 2;

    private final WindowSetup.Opener opener;
    private final CountDownLatch painted = new CountDownLatch(1);

    SessionOpening(WindowSetup.Opener opener) {
        this.opener = opener;
    }

    /// The window shows now. On the FX thread.
    ///
    /// @param later what can wait until it has been drawn
    void shown(Runnable later) {
        new PaintedMoment("window").next();
        AfterPainting.run(() -> {
            painted.countDown();
            later.run();
        });
    }

    /// Blocks; to be called on a background thread. Interrupted, it leaves nothing open.
    Session open(@Nullable Destination wanted, Consumer<String> progress) throws Exception {
        var opened = opener.open(wanted, progress);
        try {
            opened.start();
            if (!painted.await(LONGEST_PAINTING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The window is not drawn yet");
            }
            return opened;
        } catch (InterruptedException e) {
            opened.close();
            throw e;
        }
    }
}
