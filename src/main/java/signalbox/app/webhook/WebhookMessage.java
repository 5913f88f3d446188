package signalbox.app.webhook;

import java.time.Instant;
import java.util.List;
import signalbox.health.Finding;
import signalbox.text.SecretMask;
import tools.jackson.databind.json.JsonMapper;

/// What is sent for a new critical finding. Programs rely on the keys: they may be added, never renamed. It has no
/// arguments of jobs.
///
/// @param source always `signalbox`
/// @param kind always `finding`
/// @param at when it was seen, by this machine's clock
/// @param heldBack how many messages about the same finding were held back since the last one
public record WebhookMessage(
        String source,
        String kind,
        Instant at,
        String profile,
        String database,
        String environment,
        String code,
        String severity,
        String title,
        List<String> seen,
        String why,
        String todo,
        int heldBack) {
    private static final int MOST_LINES = 10;
    private static final int LONGEST = 500;

    /// Whose findings are sent.
    public record Sender(String profile, String database, String environment) {}

    static WebhookMessage of(Finding finding, Sender sender, Instant at, int heldBack) {
        return new WebhookMessage(
                "signalbox",
                "finding",
                at,
                sender.profile(),
                sender.database(),
                sender.environment(),
                finding.code(),
                finding.severity().word(),
                cut(finding.title()),
                finding.seen().stream()
                        .limit(MOST_LINES)
                        .map(WebhookMessage::cut)
                        .toList(),
                cut(finding.why()),
                cut(finding.todo()),
                heldBack);
    }

    private static String cut(String text) {
        var masked = SecretMask.masked(text);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
