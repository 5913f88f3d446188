/// Keeps the open jobs in memory up to date: one streamed read, then what notifications tell of, and a check from time
/// to time. What is kept, and its figures, are in `signalbox.live`.
@NullMarked
package signalbox.live.watch;

import org.jspecify.annotations.NullMarked;
