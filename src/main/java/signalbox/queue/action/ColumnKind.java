package signalbox.queue.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import signalbox.audit.ActionHandler;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.capability.ActionSessions;
import signalbox.queue.JobState;
import signalbox.text.UtcTime;

/// A column of queue_job that an operator may set. Nothing else about the job changes.
public enum ColumnKind implements OperationEntry {
    CHANNEL("move", "Move", "channel", "Moves jobs to another channel.", "the complete name of a channel: root.mail"),
    PRIORITY(
            "priority",
            "Set priority",
            "priority",
            "Sets the priority of jobs: the smaller number runs first.",
            "a whole number from 0 to 2147483647; 10 is usual"),
    ETA(
            "eta",
            "Set ETA",
            "eta",
            "Sets the time before which jobs do not run.",
            "a moment in UTC of the years 1 to 9999, 2026-06-01T12:00:00Z, or none");

    /// The text for no ETA.
    public static final String NONE = "none";

    private static final String LIMIT =
            "Only pending, waiting, failed and cancelled jobs can get another channel, priority or ETA: a runner or a worker has the others, or"
                    + " they are done.";

    /// A moment as Signalbox writes it, and with less.
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2})(:\\d{2})?( UTC|Z)?");

    private final String command;
    private final String label;
    private final String column;
    private final String help;
    private final String possible;

    ColumnKind(String command, String label, String column, String help, String possible) {
        this.command = command;
        this.label = label;
        this.column = column;
        this.help = help;
        this.possible = possible;
    }

    @Override
    public String command() {
        return command;
    }

    @Override
    public String label() {
        return label;
    }

    String column() {
        return column;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public Symbol symbol() {
        return Symbol.EDIT;
    }

    @Override
    public String verb(String jobs) {
        return switch (this) {
            case CHANNEL -> "Move " + jobs + " to another channel";
            case PRIORITY -> "Set the priority of " + jobs;
            case ETA -> "Set the ETA of " + jobs;
        };
    }

    @Override
    public Optional<String> objection(JobState state) {
        return switch (state) {
            case PENDING, WAIT_DEPENDENCIES, FAILED, CANCELLED -> Optional.empty();
            case ENQUEUED, STARTED, DONE, OTHER -> Optional.of(LIMIT);
        };
    }

    @Override
    public String limit() {
        return LIMIT;
    }

    /// It needs a value.
    @Override
    public Optional<JobOperation> ready() {
        return Optional.empty();
    }

    @Override
    public ActionHandler<?> handler(ActionSessions sessions) {
        return new JobActionHandler<>(JobAction.SetColumn.class, sessions);
    }

    /// What can be given, for people.
    public String possible() {
        return possible;
    }

    /// The operation that sets it.
    ///
    /// @throws IllegalArgumentException saying what can be given
    public JobOperation to(String text) {
        return new ColumnOperation(this, checked(text.strip()));
    }

    private String checked(String text) {
        try {
            return switch (this) {
                case CHANNEL -> demanded(text, ChannelName.isComplete(text));
                case PRIORITY -> demanded(Integer.toString(Integer.parseInt(text)), Integer.parseInt(text) >= 0);
                case ETA -> text.equals(NONE) ? text : moment(text, Instant.parse(completed(text)));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
    }

    /// `2026-06-01 12:00` and `2026-06-01 12:00:00 UTC` as the standard writes them.
    private static String completed(String text) {
        var written = WRITTEN.matcher(text);
        return written.matches()
                ? written.group(1) + "T" + written.group(2) + Objects.requireNonNullElse(written.group(3), ":00") + "Z"
                : text;
    }

    /// Odoo reads no other years: Python's datetime has none.
    private String moment(String text, Instant moment) {
        var year = moment.atOffset(ZoneOffset.UTC).getYear();
        demanded(text, year >= 1 && year <= 9_999);
        return UtcTime.full(moment);
    }

    private String demanded(String text, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException(wrong(text));
        }
        return text;
    }

    private String wrong(String text) {
        return (text.isEmpty() ? "It" : text + ": it") + " must be " + possible + ".";
    }
}
