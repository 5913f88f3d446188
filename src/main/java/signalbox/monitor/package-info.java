/// The watch over one database: it takes a snapshot each interval and gives it to subscribers. What is read
/// rarely is in `reading`, what only several looks show in `memory`, what is remembered for people in
/// `history`. `signalbox.health` judges what is wrong.
@NullMarked
package signalbox.monitor;

import org.jspecify.annotations.NullMarked;
