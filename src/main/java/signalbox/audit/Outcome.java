package signalbox.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an action did, after its transaction was committed.
///
/// @param followers dependants that changed, too
/// @param blocked dependants that keep waiting
/// @param result what the action's package gives to the caller, beside what the log keeps: the report of a drill, the
///     runner that joined; null: nothing
public record Outcome(
        List<Change> changes,
        List<Change> followers,
        List<Refusal> refused,
        List<String> blocked,
        @Nullable Object result) {
    /// Nothing was done, and nothing was refused.
    public static final Outcome NOTHING = of(List.of());

    public Outcome {
        changes = List.copyOf(changes);
        followers = List.copyOf(followers);
        refused = List.copyOf(refused);
        blocked = List.copyOf(blocked);
    }

    /// One without a result.
    public Outcome(List<Change> changes, List<Change> followers, List<Refusal> refused, List<String> blocked) {
        this(changes, followers, refused, blocked, null);
    }

    /// These changes, and nothing else.
    public static Outcome of(List<Change> changes) {
        return new Outcome(changes, List.of(), List.of(), List.of());
    }

    /// These changes, and what was left alone.
    ///
    /// @param followers dependants that changed, too
    public static Outcome of(List<Change> changes, List<Change> followers, List<Refusal> refused) {
        return new Outcome(changes, followers, refused, List.of());
    }

    public static Outcome of(Change change) {
        return of(List.of(change));
    }

    /// Nothing was done.
    public static Outcome refused(List<Refusal> refused) {
        return new Outcome(List.of(), List.of(), refused, List.of());
    }

    public static Outcome refused(Refusal refusal) {
        return refused(List.of(refusal));
    }

    /// With what the action's package gives to the caller.
    public Outcome giving(Object found) {
        return new Outcome(changes, followers, refused, blocked, found);
    }

    /// What the action's package gives; empty where it is nothing of this type.
    public <T> Optional<T> result(Class<T> type) {
        return Optional.ofNullable(result).filter(type::isInstance).map(type::cast);
    }

    /// How many rows or backends changed.
    public int size() {
        return result instanceof OutcomeSummary sum ? sum.rows() : changes.size() + followers.size();
    }

    /// `done`, `partly done` or `nothing done`, or what a summary says.
    public String word() {
        if (result instanceof OutcomeSummary sum) {
            return sum.outcomeLabel();
        }
        if (changes.isEmpty()) {
            return "nothing done";
        }
        return refused.isEmpty() ? "done" : "partly done";
    }
}
