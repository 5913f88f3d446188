/// What was seen over time: connections, counts, terms of leadership, and the file that keeps these.
@NullMarked
package signalbox.monitor.history;

import org.jspecify.annotations.NullMarked;
