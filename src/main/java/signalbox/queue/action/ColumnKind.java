package signalbox.queue.action;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import signalbox.text.UtcTime;

/// A column of queue_job that an operator may set. Nothing else about the job changes.
public enum ColumnKind {
    CHANNEL("move", "channel", "Moves jobs to another channel.", "the complete name of a channel: root.mail"),
    PRIORITY(
            "priority",
            "priority",
            "Sets the priority of jobs: the smaller number runs first.",
            "a whole number, 0 or more; 10 is usual"),
    ETA("eta", "eta", "Sets the time before which jobs do not run.", "a moment in UTC, 2026-06-01T12:00:00Z, or none");

    /// The text for no ETA.
    static final String NONE = "none";

    private final String command;
    private final String column;
    private final String help;
    private final String possible;

    ColumnKind(String command, String column, String help, String possible) {
        this.command = command;
        this.column = column;
        this.help = help;
        this.possible = possible;
    }

    /// The command: `move`.
    public String command() {
        return command;
    }

    String column() {
        return column;
    }

    public String help() {
        return help;
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
                case CHANNEL -> demanded(text, text.equals("root") || text.startsWith("root."));
                case PRIORITY -> demanded(Integer.toString(Integer.parseInt(text)), Integer.parseInt(text) >= 0);
                case ETA -> text.equals(NONE) ? text : UtcTime.full(Instant.parse(text));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
    }

    private String demanded(String text, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException(wrong(text));
        }
        return text;
    }

    private String wrong(String text) {
        return "--to " + text + ": it must be " + possible + ".";
    }
}
