/// The jobs that are not done, in memory: compact columns, and the figures that are worked out from them. They are read
/// and kept up to date in `watch`; pages and counts by a filter are in `page`. Not here: what a figure means on screen,
/// and jobs that are over.
@NullMarked
package signalbox.live;

import org.jspecify.annotations.NullMarked;
