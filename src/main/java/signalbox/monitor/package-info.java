/// The watch over one database: it takes a snapshot each interval and remembers what only time can tell. What is wrong
/// with it is judged in `health`.
@NullMarked
package signalbox.monitor;

import org.jspecify.annotations.NullMarked;
