package signalbox.queue.group;

import org.jspecify.annotations.Nullable;

/// Which failed jobs are grouped.
///
/// @param model, method null: of all
/// @param channel the complete name, exactly; null: of all
/// @param among only jobs of that list; null: all
public record GroupScope(
        @Nullable String model,
        @Nullable String method,
        @Nullable String channel,
        @Nullable FailedVersions among) {
    public static final GroupScope ALL = new GroupScope(null, null, null, null);

    public static GroupScope ofMethod(String model, String method) {
        return new GroupScope(model, method, null, null);
    }

    public GroupScope withChannel(@Nullable String other) {
        return new GroupScope(model, method, other, among);
    }

    /// Only jobs of that list.
    public GroupScope among(@Nullable FailedVersions others) {
        return new GroupScope(model, method, channel, others);
    }

    boolean holds(MethodName called, String in) {
        return (model == null || model.equals(called.model()))
                && (method == null || method.equals(called.method()))
                && (channel == null || channel.equals(in));
    }
}
