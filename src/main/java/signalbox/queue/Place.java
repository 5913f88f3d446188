package signalbox.queue;

/// How many jobs that are due come before one, in the order in which a scheduler takes them. Approximate from
/// 10,000 on: then there are more.
///
/// @param channel those of its own channel
/// @param everywhere those of all channels
public record Place(Count channel, Count everywhere) {}
