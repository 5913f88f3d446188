package signalbox.metrics;

/// Which Signalbox watches which database, as labels show it.
///
/// @param version of Signalbox
/// @param environment as a profile has it: production, staging, …
public record WatchedDatabase(String version, String profile, String database, String environment) {}
