package signalbox.worker.listing;

import java.time.Instant;

/// A process as a process list shows it.
///
/// @param started by the clock of its host
/// @param command the arguments, joined by spaces as `ps` does it
public record HostProcess(int pid, int ppid, String user, Instant started, String command) {}
