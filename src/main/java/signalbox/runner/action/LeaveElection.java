package signalbox.runner.action;

import signalbox.audit.Action;

/// The embedded runner leaves the election: to join again at its end (hand back), or for good (leave).
///
/// @param victim the backends that it gives up; empty until it was looked
public record LeaveElection(Kind kind, String victim) implements Action {
    public LeaveElection(Kind kind) {
        this(kind, "");
    }

    public enum Kind {
        /// It gives up the lead and joins the line again, at its end.
        HAND_BACK("runner-hand-back", "handed back"),
        LEAVE("runner-leave", "left");

        private final String action;
        private final String word;

        Kind(String action, String word) {
            this.action = action;
            this.word = word;
        }

        /// What was done, for the outcome.
        public String word() {
            return word;
        }
    }

    @Override
    public String name() {
        return kind.action;
    }

    @Override
    public int size() {
        return 1;
    }
}
