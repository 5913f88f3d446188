/// Channel strings, the channel tree, and the scheduler: which jobs may run now, and in which order. It reads
/// no database and no file: the jobs are given to it. Pure. `text` reads channel strings, `simulation` forecasts how a
/// backlog drains.
@NullMarked
package signalbox.channel;

import org.jspecify.annotations.NullMarked;
