package signalbox.app.session;

import java.util.stream.Collectors;
import signalbox.audit.Action;
import signalbox.postgres.PostgresException;
import signalbox.postgres.PostgresException.Kind;

/// What is said where the server may have done what it was asked to, and did not come to say so.
public final class UnknownOutcome {
    private static final int MOST_NAMED = 20;

    private UnknownOutcome() {}

    public static boolean is(Throwable e) {
        return e instanceof PostgresException fault && fault.kind() == Kind.OUTCOME_UNKNOWN;
    }

    /// The same, with what the operator has to look at.
    static RuntimeException told(Action action, RuntimeException e) {
        return e instanceof PostgresException fault && is(fault) ? fault.adding(advice(action)) : e;
    }

    private static String advice(Action action) {
        var subjects = action.subjects();
        if (subjects.isEmpty()) {
            return "Look before you try again.";
        }
        var named = subjects.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        var more = subjects.size() - MOST_NAMED;
        return "Look before you try again, at: " + named + (more > 0 ? " and " + more + " more." : ".");
    }
}
