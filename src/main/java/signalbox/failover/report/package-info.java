/// What a drill found, and how it is printed. Nothing here changes anything.
@NullMarked
package signalbox.failover.report;

import org.jspecify.annotations.NullMarked;
