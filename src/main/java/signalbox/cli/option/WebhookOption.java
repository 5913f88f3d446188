package signalbox.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.session.Session;
import signalbox.app.webhook.Webhook;
import signalbox.app.webhook.WebhookAddress;
import signalbox.app.webhook.WebhookMessage.Sender;
import signalbox.app.webhook.WebhookPace;
import signalbox.health.Finding;
import signalbox.text.Severity;

/// Sends critical findings to an address.
public final class WebhookOption {
    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "POSTs each new critical finding as JSON to this address: https, or http on this machine. At"
                    + " most one message about a finding in 10 minutes; four tries each.")
    private @Nullable String url;

    /// Sends what a watch finds. The caller closes it.
    ///
    /// @throws IllegalArgumentException when the address is none
    public Webhook follow(Session session, CommandContext context) {
        var profile = session.profile();
        var webhook = webhook(
                new Sender(
                        profile.name(),
                        session.spec().database(),
                        profile.environment().word()),
                context);
        session.findings().onCritical(webhook::send);
        return webhook;
    }

    /// Sends the critical ones of these, and waits until they have arrived or failed.
    public void send(List<Finding> findings, DatabaseLook look, CommandContext context) {
        var sender = new Sender(
                look.profile().name(),
                look.capabilities().server().database(),
                look.protection().environment().word());
        try (var webhook = webhook(sender, context)) {
            findings.stream()
                    .filter(finding -> finding.severity() == Severity.CRITICAL)
                    .forEach(webhook::send);
            if (!webhook.awaitSent(WebhookPace.USUAL.longest())) {
                context.err().println("The webhook took too long: not every finding was sent.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Webhook webhook(Sender sender, CommandContext context) {
        var webhook = new Webhook(sender, WebhookPace.USUAL, context.clock(), context.err()::println);
        webhook.set(url == null ? null : WebhookAddress.of(url));
        return webhook;
    }

    /// Whether the address can be used, before a database is asked.
    ///
    /// @throws IllegalArgumentException when it cannot
    public void check() {
        if (url != null) {
            WebhookAddress.of(url);
        }
    }
}
