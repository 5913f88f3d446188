@NullMarked
package signalbox.statistics;

import org.jspecify.annotations.NullMarked;
