/// What a drill found, and how it is printed. Nothing here acts.
@NullMarked
package signalbox.failover.report;

import org.jspecify.annotations.NullMarked;
