/// Jobs that are enqueued or started for long: which of them no worker runs, with the proof, and requeueing
/// them.
@NullMarked
package signalbox.ui.jobs.stuck;

import org.jspecify.annotations.NullMarked;
