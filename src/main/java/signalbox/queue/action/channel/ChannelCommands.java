package signalbox.queue.action.channel;

import java.util.List;
import java.util.Optional;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.ChannelColumn;
import signalbox.queue.action.ChannelExistence;
import signalbox.queue.action.JobOperationCommands;
import signalbox.text.NumberText;

/// Pauses and resumes channels if the database can store that, and moves the pending jobs of one channel to another.
public final class ChannelCommands {
    private static final String OF_CHANNEL = " WHERE state = 'pending' AND " + ChannelColumn.COMPLETE + " = ?";

    /// `id + 0` stops the planner from going along the primary key, past all done jobs.
    private static final String MOVABLE =
            "SELECT " + BoundedText.of("uuid") + " FROM {queue_job}" + OF_CHANNEL + " ORDER BY id + 0 LIMIT ?";

    private static final String MOVE =
            """
            UPDATE {queue_job} SET channel = ?
             WHERE state = 'pending' AND id = ANY (ARRAY(
            """ + "SELECT id FROM {queue_job}" + OF_CHANNEL + " ORDER BY id + 0 LIMIT ? FOR UPDATE)) RETURNING "
                    + BoundedText.of("uuid");

    private static final String PAUSED =
            "SELECT coalesce(paused, false) FROM {queue_job_channel} WHERE complete_name = ?";

    private static final String SET_PAUSED = """
            UPDATE {queue_job_channel} SET paused = ? WHERE complete_name = ? AND coalesce(paused, false) <> ?
            """;

    private final Capabilities capabilities;

    public ChannelCommands(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Reads only, so the session need not be able to write.
    public Preview preview(Sql sql, ChannelAction action) {
        var refusal = objection(sql, action);
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        return switch (action) {
            case ChannelAction.Pause pause -> Preview.of(paused(pause.channel()), pausingNotes());
            case ChannelAction.Resume resume -> Preview.of(resumed(resume.channel()), pausingNotes());
            case ChannelAction.Move move -> Preview.of(changes(movable(sql, move), move), movingNotes(move));
        };
    }

    private static List<String> pausingNotes() {
        return List.of(
                "Running jobs continue.",
                "Signalbox's embedded runner obeys within seconds. Other runners load channels when they start, and"
                        + " Signalbox knows no way to make a running one load them again. If such a runner"
                        + " still dispatches these jobs, restart it.");
    }

    private static List<String> movingNotes(ChannelAction.Move move) {
        return List.of(
                "Only the column channel changes, and only for jobs that are still pending then. Runners are"
                        + " notified of each job at once.",
                "At most " + NumberText.count(ChannelAction.MOST_JOBS)
                        + " jobs are moved at a time. Jobs that are added later go to " + move.channel()
                        + " again: queue_job_function sets the channel of a method's jobs.");
    }

    /// Runs inside the caller's transaction, which commits or rolls back.
    public Outcome run(Sql sql, ChannelAction action) {
        var refusal = objection(sql, action);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return switch (action) {
            case ChannelAction.Pause pause -> set(sql, true, paused(pause.channel()), pause.channel());
            case ChannelAction.Resume resume -> set(sql, false, resumed(resume.channel()), resume.channel());
            case ChannelAction.Move move -> {
                var moved = sql.list(
                        "move the jobs",
                        MOVE,
                        row -> row.getString(1),
                        move.to(),
                        move.channel(),
                        ChannelAction.MOST_JOBS);
                yield moved.isEmpty() ? Outcome.refused(nothingPending(move)) : Outcome.of(changes(moved, move));
            }
        };
    }

    private static Outcome set(Sql sql, boolean paused, Change change, String channel) {
        var rows = sql.update("pause or resume the channel", SET_PAUSED, paused, channel, paused);
        return rows == 0
                ? Outcome.refused(new Refusal(channel, change.before(), JobOperationCommands.KEPT))
                : Outcome.of(change);
    }

    private static Change paused(String channel) {
        return new Change("channel " + channel, "open", "paused");
    }

    private static Change resumed(String channel) {
        return new Change("channel " + channel, "paused", "open");
    }

    private static List<Change> changes(List<String> uuids, ChannelAction.Move move) {
        return uuids.stream()
                .map(uuid -> new Change(uuid, move.channel(), move.to()))
                .toList();
    }

    private static List<String> movable(Sql sql, ChannelAction.Move move) {
        return sql.list(
                "read the jobs to move", MOVABLE, row -> row.getString(1), move.channel(), ChannelAction.MOST_JOBS);
    }

    private Optional<Refusal> objection(Sql sql, ChannelAction action) {
        return switch (action) {
            case ChannelAction.Pause pause -> pausing(sql, pause.channel(), true);
            case ChannelAction.Resume resume -> pausing(sql, resume.channel(), false);
            case ChannelAction.Move move -> moving(sql, move);
        };
    }

    private Optional<Refusal> pausing(Sql sql, String channel, boolean pause) {
        var subject = "channel " + channel;
        if (!capabilities.channelColumns().contains("paused")) {
            return Optional.of(new Refusal(subject, "cannot be paused", withoutPause(channel)));
        }
        var found = sql.first("read the channel", PAUSED, row -> row.getBoolean(1), channel);
        if (found.isEmpty()) {
            return Optional.of(unknown(channel));
        }
        return found.get() == pause
                ? Optional.of(new Refusal(
                        subject, pause ? "paused" : "open", pause ? "It is paused already." : "It is not paused."))
                : Optional.empty();
    }

    /// A capacity of 0 is no substitute: it means no limit.
    private static String withoutPause(String channel) {
        return "In this release, queue_job_channel has no column paused. Instead, move its pending jobs to"
                + " another channel; or set the lowest capacity that a channel can have, " + channel
                + ":1 in the runners' channel string (0 means no limit), and restart the runners; or stop all"
                + " dispatching: set channels = root:0 and restart.";
    }

    private Optional<Refusal> moving(Sql sql, ChannelAction.Move move) {
        if (move.channel().equals(move.to())) {
            return Optional.of(new Refusal(move.to(), "the same", "The jobs are in " + move.to() + " already."));
        }
        if (!capabilities.tables().contains("queue_job_channel") || !ChannelExistence.isKnown(sql, move.to())) {
            return Optional.of(unknown(move.to()));
        }
        return movable(sql, move).isEmpty() ? Optional.of(nothingPending(move)) : Optional.empty();
    }

    private static Refusal unknown(String channel) {
        return new Refusal("channel " + channel, "unknown", ChannelExistence.notStored(channel));
    }

    private static Refusal nothingPending(ChannelAction.Move move) {
        return new Refusal(
                "channel " + move.channel(), "empty", "No job of " + move.channel() + " itself is pending now.");
    }
}
