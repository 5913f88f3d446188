package signalbox.audit;

import java.util.List;

/// What an action did, after its transaction was committed.
///
/// @param followers dependants that changed along with what was pointed at
/// @param blocked dependants that keep waiting
public record Outcome(List<Change> changes, List<Change> followers, List<Refusal> refused, List<String> blocked) {
    public Outcome {
        changes = List.copyOf(changes);
        followers = List.copyOf(followers);
        refused = List.copyOf(refused);
        blocked = List.copyOf(blocked);
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
