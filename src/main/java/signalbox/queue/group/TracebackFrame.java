package signalbox.queue.group;

/// One level of a Python traceback.
///
/// @param line 1 is the first line of the file
record TracebackFrame(String file, int line, String function) {}
