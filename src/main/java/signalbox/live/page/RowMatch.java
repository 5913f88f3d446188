package signalbox.live.page;

/// Whether a job in memory meets a condition.
enum RowMatch {
    YES,
    NO,
    /// What is kept of the job does not show it.
    UNKNOWN;

    static RowMatch of(boolean holds) {
        return holds ? YES : NO;
    }

    RowMatch and(RowMatch other) {
        return this == NO || other == NO ? NO : this == YES ? other : this;
    }

    RowMatch or(RowMatch other) {
        return not().and(other.not()).not();
    }

    RowMatch not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
