/// Jobs of the demo: their kinds, how they are made and how they end. Nothing here starts a process.
@NullMarked
package signalbox.demo.job;

import org.jspecify.annotations.NullMarked;
