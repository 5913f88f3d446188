package signalbox.monitor.reading;

import java.util.Optional;

/// What was read, or why it could not be.
public sealed interface ReadResult<T> {
    record Known<T>(T value) implements ReadResult<T> {}

    /// @param reason one sentence
    record Unknown<T>(String reason) implements ReadResult<T> {}

    static <T> ReadResult<T> unknown(String reason) {
        return new Unknown<>(reason);
    }

    /// Empty when it is not known.
    default Optional<T> known() {
        return this instanceof Known<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /// Empty when it is known.
    default Optional<String> whyUnknown() {
        return this instanceof Unknown<T>(var reason) ? Optional.of(reason) : Optional.empty();
    }
}
