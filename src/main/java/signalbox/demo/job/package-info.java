/// Jobs of the demo: their kinds, how they are made and how they end. No processes.
@NullMarked
package signalbox.demo.job;

import org.jspecify.annotations.NullMarked;
