/// The failover lab: a drill is set up, run, read and kept.
@NullMarked
package signalbox.ui.failover;

import org.jspecify.annotations.NullMarked;
