package signalbox.queue.count;

/// A number of jobs.
///
/// @param approximate whether it is the planner's estimate and was not counted
public record Count(long value, boolean approximate) {
    public static final Count ZERO = exactly(0);

    public static Count exactly(long value) {
        return new Count(value, false);
    }

    public static Count about(long value) {
        return new Count(value, true);
    }

    public Count plus(Count other) {
        return new Count(value + other.value, approximate || other.approximate);
    }
}
