package signalbox.ui.past;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.record.read.Episode;
import signalbox.record.read.RecordedEvent;
import signalbox.record.read.RecordedEvent.Acted;
import signalbox.record.read.RecordedEvent.EpisodeTurned;
import signalbox.record.read.RecordedEvent.JobMoved;
import signalbox.record.read.RecordedEvent.JobsMoved;
import signalbox.record.read.RecordedEvent.Turn;
import signalbox.record.read.RecordedEvent.WatchTurned;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.ShortUuid;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.state.StateStyle;

/// An event as a line.
///
/// @param style of the icon
/// @param detail in muted letters; may be empty
record PastEventLine(RecordedEvent event, Icon icon, String style, String text, String detail) {
    static PastEventLine of(RecordedEvent event) {
        return switch (event) {
            case JobMoved moved ->
                job(
                        moved,
                        moved.after(),
                        ShortUuid.of(moved.uuid()) + steps(moved.before(), moved.after()),
                        moved.channel());
            case JobsMoved moved ->
                job(
                        moved,
                        moved.after(),
                        NumberText.of(moved.jobs(), "job") + steps(moved.before(), moved.after()),
                        moved.channel() == null && moved.channels() > 0
                                ? NumberText.of(moved.channels(), "channel")
                                : moved.channel());
            case Acted acted ->
                new PastEventLine(acted, Icon.RUN, "i-accent", "Action " + acted.name(), acted.outcome());
            case WatchTurned(var _, var turn, var watched) ->
                new PastEventLine(
                        event,
                        Icon.REVEALED,
                        "i-subtle",
                        turn == Turn.BEGAN ? "The watch began" : "The watch ended",
                        turn == Turn.BEGAN ? watched.why() : watched.ending());
            case EpisodeTurned(var _, var turn, var episode) -> episode(event, turn, episode);
        };
    }

    private static PastEventLine job(RecordedEvent event, String after, String text, @Nullable String where) {
        var style = StateStyle.of(JobState.of(after));
        return new PastEventLine(event, style.icon(), style.style(), text, Objects.requireNonNullElse(where, ""));
    }

    private static String steps(@Nullable String before, String after) {
        return ": " + (before == null ? "" : before + " → ") + after;
    }

    private static PastEventLine episode(RecordedEvent event, Turn turn, Episode episode) {
        var began = turn == Turn.BEGAN;
        return switch (episode.kind()) {
            case "lead" -> lead(event, episode);
            case "finding" -> finding(event, began, episode);
            case "runner" ->
                new PastEventLine(
                        event,
                        Icon.RUNNERS,
                        began ? "i-accent" : "i-danger",
                        "Runner " + episode.fact("pid") + (began ? " connected" : " is gone"),
                        episode.fact("client"));
            case "process" ->
                new PastEventLine(
                        event,
                        Icon.WORKERS,
                        "i-default",
                        "Process " + episode.fact("pid") + (began ? " began" : " ended"),
                        episode.fact("kind"));
            case "config" ->
                new PastEventLine(
                        event, Icon.CONFIG, "i-warning", "Another odoo.conf is in force", episode.fact("path"));
            case "slots" -> new PastEventLine(event, Icon.CHANNELS, "i-warning", "The channels' slots changed", "");
            default -> new PastEventLine(event, Icon.DOT, "i-subtle", episode.kind(), "");
        };
    }

    private static PastEventLine lead(RecordedEvent event, Episode lead) {
        var pid = PastFacts.leaderPid(lead);
        return pid == 0
                ? new PastEventLine(event, Icon.LEADER, "i-danger", PastFacts.noLeader(lead), "")
                : new PastEventLine(event, Icon.LEADER, "i-accent", pid + " leads", PastFacts.worker(lead));
    }

    private static PastEventLine finding(RecordedEvent event, boolean began, Episode finding) {
        var severity = PastFacts.severity(finding);
        var icon = severity == Severity.CRITICAL
                ? Icon.CRITICAL
                : severity == Severity.WARNING ? Icon.WARNING : Icon.INFORMATION;
        var style =
                severity == Severity.CRITICAL ? "i-danger" : severity == Severity.WARNING ? "i-warning" : "i-accent";
        return new PastEventLine(
                event,
                began ? icon : Icon.DONE,
                began ? style : "i-success",
                began ? "Finding raised" : "Finding cleared",
                finding.fact("title"));
    }
}
