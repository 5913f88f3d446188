@NullMarked
package signalbox.failover.report;

import org.jspecify.annotations.NullMarked;
