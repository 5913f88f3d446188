/// What the watch remembers of the past: samples, lanes of runners, the ledger of terms. It holds nothing about the
/// present.
@NullMarked
package signalbox.monitor.history;

import org.jspecify.annotations.NullMarked;
