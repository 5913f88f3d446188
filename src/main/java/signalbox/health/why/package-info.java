/// Why one job is not running, step by step, from the snapshot and a few rows; what is wrong with the whole is not
/// here but in `health.rule`.
@NullMarked
package signalbox.health.why;

import org.jspecify.annotations.NullMarked;
