package signalbox.audit;

import java.util.List;

/// What an action did, after its transaction was committed.
///
/// @param followers dependants that changed, too
/// @param blocked dependants that keep waiting
public record Outcome(List<Change> changes, List<Change> followers, List<Refusal> refused, List<String> blocked) {
    /// Nothing was done, and nothing was refused.
    public static final Outcome NOTHING = of(List.of());

    public Outcome {
        changes = List.copyOf(changes);
        followers = List.copyOf(followers);
        refused = List.copyOf(refused);
        blocked = List.copyOf(blocked);
    }

    /// These changes, and nothing else.
    public static Outcome of(List<Change> changes) {
        return new Outcome(changes, List.of(), List.of(), List.of());
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

    public int size() {
        return changes.size() + followers.size();
    }

    /// `done`, `partly done` or `nothing done`.
    public String word() {
        if (changes.isEmpty()) {
            return "nothing done";
        }
        return refused.isEmpty() ? "done" : "partly done";
    }
}
