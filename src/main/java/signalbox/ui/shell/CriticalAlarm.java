package signalbox.ui.shell;

import java.util.function.Consumer;
import javafx.stage.Stage;
import signalbox.app.session.CriticalFindingHook;
import signalbox.app.session.Session;
import signalbox.health.Finding;
import signalbox.ui.fx.FxThread;

/// Calls the operator for each new critical finding of one session: a notification beside other windows, for a person
/// who looks at another program, a sentence for a screen reader, and the operator's own command. On the FX thread.
final class CriticalAlarm {
    private final Session session;
    private final DesktopNotice desktop;
    private final Stage window;
    private final Consumer<String> announcer;
    private final CriticalFindingHook command;
    private boolean ended;

    private CriticalAlarm(Session session, DesktopNotice desktop, Stage window, Consumer<String> announcer) {
        this.session = session;
        this.desktop = desktop;
        this.window = window;
        this.announcer = announcer;
        this.command = new CriticalFindingHook(session.profile().name());
    }

    /// @param announcer gets the sentence for a screen reader
    static CriticalAlarm of(Session session, DesktopNotice desktop, Stage window, Consumer<String> announcer) {
        var alarm = new CriticalAlarm(session, desktop, window, announcer);
        session.findings().onCritical(finding -> {
            FxThread.later(() -> alarm.call(finding));
            alarm.command.run(finding);
        });
        return alarm;
    }

    /// @param line a command for the shell; blank: none
    void command(String line) {
        command.set(line);
    }

    /// Another session takes the window.
    void end() {
        ended = true;
    }

    void call(Finding finding) {
        if (!ended && window.isShowing()) {
            announcer.accept("Critical: " + finding.title());
            desktop.notifyDesktop(
                    session.profile().name() + ": " + finding.title(),
                    String.join("\n", finding.seen().stream().limit(2).toList()),
                    this::comeForward);
        }
    }

    private void comeForward() {
        window.setIconified(false);
        window.toFront();
    }
}
