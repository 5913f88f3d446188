package signalbox.runner;

/// @param channels the channel string
public record RunnerOptions(String channels, RunnerDelays delays) {}
