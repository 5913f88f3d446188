package signalbox.app.webhook;

import java.time.Duration;
import java.util.List;

/// How patiently messages are sent.
///
/// @param pauses between one try and the next; one try more than there are pauses
/// @param requestLimit how long one try may take
/// @param perFinding at most one message about the same finding in this time
public record WebhookPace(List<Duration> pauses, Duration requestLimit, Duration perFinding) {
    /// Four tries within two minutes; one message about a finding in ten minutes.
    public static final WebhookPace USUAL = new WebhookPace(
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(40)),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10));

    public WebhookPace {
        pauses = List.copyOf(pauses);
    }

    /// The longest that one message can take.
    public Duration longest() {
        return pauses.stream()
                .reduce(Duration.ZERO, Duration::plus)
                .plus(requestLimit.multipliedBy(pauses.size() + 1L));
    }
}
