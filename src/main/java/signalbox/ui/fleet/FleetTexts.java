package signalbox.ui.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.queue.count.Count;
import signalbox.text.DurationText;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// What the cells of a row say.
final class FleetTexts {
    static final String NOTHING = "—";

    private FleetTexts() {}

    /// Who leads, or what is known in its place: `8121`, `No leader 4 m`, `Unreachable 23 m`.
    static String leader(FleetRow row, Instant now) {
        return switch (row.contact()) {
            case FleetContact.Unreachable(var since, var _) -> "Unreachable " + since(since, now);
            case FleetContact.NeedsOperator(var _, var what) -> "Needs you: " + what;
            case FleetContact.Connecting() -> "connecting…";
            case FleetContact.Current() -> election(row);
            case FleetContact.Paused() -> election(row);
        };
    }

    private static String election(FleetRow row) {
        var leads = row.leader();
        if (leads != null) {
            return Integer.toString(leads.pid());
        }
        return row.leaderlessFor()
                .map(length -> "No leader " + DurationText.of(length))
                .or(() -> row.asleepFor().map(length -> "may be asleep " + DurationText.of(length)))
                .orElse("none");
    }

    private static String since(Instant since, Instant now) {
        var length = Duration.between(since, now);
        return DurationText.of(length.isNegative() ? Duration.ZERO : length);
    }

    static String oldest(FleetRow row) {
        var age = row.oldestDue();
        return age == null ? NOTHING : DurationText.of(age);
    }

    static String count(@Nullable Count count) {
        return count == null
                ? NOTHING
                : count.approximate() ? NumberText.briefEstimate(count.value()) : NumberText.count(count.value());
    }

    static String done(FleetRow row) {
        return row.throughput().isKnown() ? NumberText.count(row.throughput().donePerMinute()) : NOTHING;
    }

    static String seen(FleetRow row, Instant now) {
        var age = row.age(now);
        return age == null ? NOTHING : DurationText.rough(age);
    }

    /// `6 s ago`; `not read yet`.
    static String seenAgo(FleetRow row, Instant now) {
        var age = row.age(now);
        return age == null ? "not read yet" : DurationText.ago(age);
    }

    /// Why the figures are old, in a sentence; empty when they are not.
    static String whyStale(FleetRow row) {
        return switch (row.contact()) {
            case FleetContact.Unreachable(var _, var reason) -> reason;
            case FleetContact.NeedsOperator(var _, var what) -> "It needs you: " + what + " Open it.";
            case FleetContact.Paused() -> "The fleet is paused.";
            case FleetContact.Connecting() -> "";
            case FleetContact.Current() -> "";
        };
    }

    /// The whole row for a screen reader.
    static String spoken(FleetRow row, Instant now) {
        var words = new ArrayList<String>();
        words.add(row.name());
        words.add(row.profile().environment().word());
        words.add((row.leader() == null ? "" : "leader pid ") + leader(row, now));
        words.add(count(row.pending()) + " pending");
        words.add(count(row.failed()) + " failed");
        for (var severity : List.of(Severity.CRITICAL, Severity.WARNING)) {
            if (row.count(severity) > 0) {
                words.add(row.count(severity) + " " + severity.word());
            }
        }
        if (row.isStale()) {
            words.add("figures: " + seenAgo(row, now));
        }
        return String.join(", ", words);
    }

    /// The names of the first rows.
    static String names(List<FleetRow> rows) {
        var shown = rows.stream().limit(2).map(FleetRow::name).collect(Collectors.joining(", "));
        return rows.size() > 2 ? shown + " " + ListText.more(rows.size() - 2L) : shown;
    }
}
