package signalbox.ui.jobs.value;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.ColumnKind;
import signalbox.text.DurationText;
import signalbox.text.UtcTime;

/// A value that is offered below the field.
///
/// @param value as the field takes it
/// @param meaning what it is, for people; may be empty
record ValueChoice(String value, String meaning) {
    private static final List<Duration> DELAYS =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1));

    /// @param channels those of the database
    /// @param now the server's time; null while it is not known
    static List<ValueChoice> of(ColumnKind kind, List<String> channels, @Nullable Instant now) {
        return switch (kind) {
            case CHANNEL ->
                channels.stream().map(name -> new ValueChoice(name, "")).toList();
            case PRIORITY ->
                List.of(
                        new ValueChoice("5", "before the usual ones"),
                        new ValueChoice("10", "usual"),
                        new ValueChoice("20", "after the usual ones"));
            case ETA -> etas(now);
        };
    }

    private static List<ValueChoice> etas(@Nullable Instant now) {
        var choices = new ArrayList<ValueChoice>();
        if (now != null) {
            DELAYS.forEach(delay ->
                    choices.add(new ValueChoice(UtcTime.full(now.plus(delay)), "in " + DurationText.setting(delay))));
        }
        choices.add(new ValueChoice(ColumnKind.NONE, "as soon as a slot is free"));
        return List.copyOf(choices);
    }
}
