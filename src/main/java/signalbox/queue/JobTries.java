package signalbox.queue;

/// How often a job was tried and how often it may be.
///
/// @param priority smaller runs first, 10 by default
/// @param retry tries so far
/// @param maxRetries 0: for ever
public record JobTries(int priority, int retry, int maxRetries) {}
