package signalbox.queue.group;

/// What identifies a group, from one reading to the next.
public sealed interface GroupKey {
    record OfError(ErrorFingerprint error) implements GroupKey {}

    record OfMethod(MethodName method) implements GroupKey {}

    /// @param name `root` where the column is NULL
    record OfChannel(String name) implements GroupKey {}
}
