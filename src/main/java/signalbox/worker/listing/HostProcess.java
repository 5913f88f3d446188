package signalbox.worker.listing;

import java.time.Instant;

/// A process as a process list shows it.
///
/// @param started by its host's clock
/// @param command the arguments with blanks between them, as `ps` joins them
public record HostProcess(int pid, int ppid, String user, Instant started, String command) {}
