package signalbox.audit;

import java.util.List;

/// What an action would do if it ran now. Nothing was changed to find out.
///
/// @param changes what was pointed at
/// @param followers what changes along with it: dependants that are released or cancelled
/// @param refused what would be left alone
/// @param blocked dependants that keep waiting afterwards, with no parent left that could release them
/// @param notes sentences that the operator should read before confirming
public record Preview(
        List<Change> changes, List<Change> followers, List<Refusal> refused, List<String> blocked, List<String> notes) {

    public Preview {
        changes = List.copyOf(changes);
        followers = List.copyOf(followers);
        refused = List.copyOf(refused);
        blocked = List.copyOf(blocked);
        notes = List.copyOf(notes);
    }

    /// How many rows or backends would change.
    public int size() {
        return changes.size() + followers.size();
    }
}
