/// Why a job is not running, step by step. Reads the snapshot and a few rows.
@NullMarked
package signalbox.health.why;

import org.jspecify.annotations.NullMarked;
