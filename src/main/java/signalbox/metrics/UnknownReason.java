package signalbox.metrics;

import java.util.Locale;

/// Why a figure is not offered: a word of a fixed list, as the value of a label.
public enum UnknownReason {
    /// Nothing was read yet.
    NOT_READ_YET,
    /// What was read last is too old.
    NO_FRESH_FIGURES,
    WRONG_PASSWORD,
    NO_RIGHTS,
    NO_QUEUE_JOB,
    HOT_STANDBY,
    POOLER,
    /// Row security hides jobs from the role.
    ROW_SECURITY,
    /// The role does not see all sessions.
    HIDDEN_SESSIONS,
    /// It is not clear which runner leads, or the watch is too young to know.
    NOT_CLEAR,
    /// Changes of jobs are not notified, or the open jobs are not in memory.
    CHANGES_NOT_FOLLOWED,
    /// The planner estimates it, and nobody has counted.
    ESTIMATED,
    /// The row has no date that shows it.
    NO_DATE,
    /// One look shows nothing that happens over time.
    ONE_LOOK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
