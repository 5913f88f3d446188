package signalbox.ui.screen.log;

/// What is known of the log.
public sealed interface LogState {
    /// Nobody has asked for it.
    record Unasked() implements LogState {}

    record Awaited() implements LogState {}

    record Known(LogExtract extract) implements LogState {}

    record Unread(String reason) implements LogState {}
}
