/// The watch over one database: it takes a snapshot each interval and remembers what only several snapshots show.
/// What is read
/// rarely is in `reading`, what is remembered in `history`. `signalbox.health` judges what is wrong.
@NullMarked
package signalbox.monitor;

import org.jspecify.annotations.NullMarked;
