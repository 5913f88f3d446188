package signalbox.ui.shell;

import org.jspecify.annotations.Nullable;
import signalbox.app.session.Session;
import signalbox.record.RecordingState;
import signalbox.record.RecordingText;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Says once when recording stops, and when it goes on. The watch itself goes on in any case.
final class RecordingNotice {
    private final NoticeBoard notices;
    private boolean stopped;

    private RecordingNotice(NoticeBoard notices) {
        this.notices = notices;
    }

    static void of(Session session, NoticeBoard notices) {
        var notice = new RecordingNotice(notices);
        session.recorder().onState(state -> FxThread.later(() -> notice.see(state)));
    }

    /// How recording goes; empty while no profile is open.
    static String sentence(@Nullable Session session) {
        return session == null ? "" : RecordingText.sentence(session.recorder().state());
    }

    void see(RecordingState state) {
        switch (state) {
            case RecordingState.Stopped(var reason, var _) -> {
                stopped = true;
                notices.notifyOperator(Notice.warning("What is seen here is not recorded. The watch goes on.", reason));
            }
            case RecordingState.Running _, RecordingState.Elsewhere _ -> {
                if (stopped) {
                    notices.notifyOperator(Notice.information("What is seen here is recorded again."));
                }
                stopped = false;
            }
            case RecordingState.Off _ -> {}
        }
    }
}
