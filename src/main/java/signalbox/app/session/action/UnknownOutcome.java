package signalbox.app.session.action;

import java.util.stream.Collectors;
import signalbox.audit.Action;
import signalbox.audit.UnknownOutcomeException;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.text.ListText;

/// The sentence for an action whose result is unknown, because the connection was lost before the server answered.
public final class UnknownOutcome {
    private static final int MOST_NAMED = 20;

    private UnknownOutcome() {}

    public static boolean is(Throwable e) {
        return e instanceof UnknownOutcomeException
                || (e instanceof PostgresException fault && fault.kind() == Kind.OUTCOME_UNKNOWN);
    }

    /// The same, with what the operator must check.
    static RuntimeException withAdvice(Action action, RuntimeException e) {
        return switch (e) {
            case UnknownOutcomeException unknown -> unknown.adding(advice(action));
            case PostgresException fault when is(fault) -> fault.adding(advice(action));
            default -> e;
        };
    }

    private static String advice(Action action) {
        var subjects = action.subjects();
        if (subjects.isEmpty()) {
            return "Check before you try again.";
        }
        var named = subjects.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        var more = subjects.size() - MOST_NAMED;
        return "Before you try again, check: " + named + (more > 0 ? " " + ListText.more(more) : "") + ".";
    }
}
