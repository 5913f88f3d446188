/// When jobs moved last, and what the newest rows show of it, for all who judge whether something stands still. Jobs
/// that are stuck themselves are in `queue.stuck`.
@NullMarked
package signalbox.queue.movement;

import org.jspecify.annotations.NullMarked;
