/// Operations on all jobs that match the filter: the choice of the whole filter, the question, and the card of the one
/// that runs. `signalbox.queue.action.bulk` carries them out.
@NullMarked
package signalbox.ui.jobs.bulk;

import org.jspecify.annotations.NullMarked;
