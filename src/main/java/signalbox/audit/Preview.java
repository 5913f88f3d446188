package signalbox.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an action would do if it ran now. The preview itself changes nothing.
///
/// @param changes changes of what the operator chose
/// @param followers what would also change: dependants that are released or cancelled
/// @param refused what would not be changed
/// @param blocked dependants that would keep waiting, with no parent left that could release them
/// @param notes sentences that the operator should read before confirming
/// @param toType the databases whose names must be typed to confirm
/// @param result what the action's package gives to the caller as well: the preflight of a drill; null: nothing
/// @param settled the action with what this preview was made of, such as the backends that it names. This one runs
///     when the preview is confirmed; null: the action that was previewed
public record Preview(
        List<Change> changes,
        List<Change> followers,
        List<Refusal> refused,
        List<String> blocked,
        List<String> notes,
        List<NameToType> toType,
        @Nullable Object result,
        @Nullable Action settled) {

    /// A database whose name must be typed to confirm.
    ///
    /// @param why half a sentence: why it counts as production
    public record NameToType(String database, String why) {}

    public Preview {
        changes = List.copyOf(changes);
        followers = List.copyOf(followers);
        refused = List.copyOf(refused);
        blocked = List.copyOf(blocked);
        notes = List.copyOf(notes);
        toType = List.copyOf(toType);
    }

    /// A preview that requires nothing to be typed.
    public Preview(
            List<Change> changes,
            List<Change> followers,
            List<Refusal> refused,
            List<String> blocked,
            List<String> notes) {
        this(changes, followers, refused, blocked, notes, List.of(), null, null);
    }

    /// These changes, and nothing else.
    ///
    /// @param notes sentences that the operator should read before confirming
    public static Preview of(List<Change> changes, List<String> notes) {
        return new Preview(changes, List.of(), List.of(), List.of(), notes);
    }

    /// These changes, and what is left alone.
    ///
    /// @param notes sentences that the operator should read before confirming
    public static Preview of(List<Change> changes, List<Refusal> refused, List<String> notes) {
        return new Preview(changes, List.of(), refused, List.of(), notes);
    }

    /// This change, and nothing else.
    public static Preview of(Change change, List<String> notes) {
        return of(List.of(change), notes);
    }

    /// Nothing would be done.
    public static Preview refused(List<Refusal> refused) {
        return new Preview(List.of(), List.of(), refused, List.of(), List.of());
    }

    public static Preview refused(Refusal refusal) {
        return refused(List.of(refusal));
    }

    /// The same with further sentences to read.
    public Preview noting(List<String> more) {
        return new Preview(
                changes,
                followers,
                refused,
                blocked,
                Stream.concat(notes.stream(), more.stream()).toList(),
                toType,
                result,
                settled);
    }

    public Preview typing(List<NameToType> names) {
        return new Preview(changes, followers, refused, blocked, notes, names, result, settled);
    }

    /// With what the action's package gives to the caller as well.
    public Preview giving(@Nullable Object found) {
        return new Preview(changes, followers, refused, blocked, notes, toType, found, settled);
    }

    /// With the action that runs when this preview is confirmed.
    public Preview settling(Action action) {
        return new Preview(changes, followers, refused, blocked, notes, toType, result, action);
    }

    /// What must be typed to confirm: names of databases, separated by commas; null: nothing.
    public @Nullable String typed() {
        return toType.isEmpty()
                ? null
                : toType.stream().map(NameToType::database).collect(Collectors.joining(","));
    }

    /// What the action's package gives; empty where it is nothing of this type.
    public <T> Optional<T> result(Class<T> type) {
        return Optional.ofNullable(result).filter(type::isInstance).map(type::cast);
    }

    /// How many rows or backends would change.
    public int size() {
        return changes.size() + followers.size();
    }
}
