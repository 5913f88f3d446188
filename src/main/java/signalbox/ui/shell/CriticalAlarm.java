package signalbox.ui.shell;

import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.file.Settings;
import signalbox.app.profile.Profile;
import signalbox.app.session.CriticalFindingHook;
import signalbox.app.session.Session;
import signalbox.app.webhook.Webhook;
import signalbox.app.webhook.WebhookAddress;
import signalbox.app.webhook.WebhookMessage;
import signalbox.app.webhook.WebhookPace;
import signalbox.health.Finding;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Calls the operator for each new critical finding of one profile, open or watched in the background: a notification
/// beside other windows, for a person
/// who looks at another program, a sentence for a screen reader, the operator's own command, and a message to the
/// operator's address. On the FX thread.
final class CriticalAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(CriticalAlarm.class);

    private final String profile;
    private final DesktopNotice desktop;
    private final Stage window;
    private final Consumer<String> announcer;
    private final CriticalFindingHook command;
    private final Webhook webhook;
    private boolean ended;

    /// @param database the server's name for the profile's database
    /// @param announcer gets the sentence for a screen reader
    /// @param notices gets a sentence when the webhook does not answer
    CriticalAlarm(
            Profile profile,
            String database,
            DesktopNotice desktop,
            Stage window,
            Consumer<String> announcer,
            NoticeBoard notices) {
        this.profile = profile.name();
        this.desktop = desktop;
        this.window = window;
        this.announcer = announcer;
        this.command = new CriticalFindingHook(profile.name());
        this.webhook = new Webhook(
                new WebhookMessage.Sender(
                        profile.name(), database, profile.environment().word()),
                WebhookPace.USUAL,
                InstantSource.system(),
                sentence -> FxThread.later(() -> notices.notifyOperator(Notice.warning(sentence, ""))));
    }

    /// Calls for the findings of this session.
    static CriticalAlarm of(
            Session session, DesktopNotice desktop, Stage window, Consumer<String> announcer, NoticeBoard notices) {
        var alarm =
                new CriticalAlarm(session.profile(), session.spec().database(), desktop, window, announcer, notices);
        session.findings().onCritical(alarm::raise);
        return alarm;
    }

    /// By every way there is. On any thread.
    void raise(Finding finding) {
        FxThread.later(() -> call(finding));
        command.run(finding);
        webhook.send(finding);
    }

    /// Uses the operator's command and webhook.
    void follow(Settings settings) {
        command.set(settings.criticalCommand());
        webhook.set(address(settings.webhook()));
    }

    /// The settings keep only addresses that can be used, unless someone edits the file.
    private static @Nullable WebhookAddress address(String text) {
        try {
            return text.isBlank() ? null : WebhookAddress.of(text);
        } catch (IllegalArgumentException e) {
            LOG.warn("The webhook of the settings is not used: {}", e.getMessage());
            return null;
        }
    }

    /// The session is closed, or the fleet.
    void end() {
        ended = true;
        webhook.close();
    }

    void call(Finding finding) {
        if (!ended && window.isShowing()) {
            announcer.accept("Critical in " + profile + ": " + finding.title());
            desktop.notifyDesktop(
                    profile + ": " + finding.title(),
                    String.join("\n", finding.seen().stream().limit(2).toList()),
                    this::comeForward);
        }
    }

    private void comeForward() {
        window.setIconified(false);
        window.toFront();
    }
}
