/// Operations on all jobs that match the filter: the choice of the whole filter, the question, and the card of the one
/// that runs.
@NullMarked
package signalbox.ui.jobs.bulk;

import org.jspecify.annotations.NullMarked;
