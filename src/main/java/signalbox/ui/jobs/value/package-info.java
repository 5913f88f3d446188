/// The question for the value of an operation that sets a column of jobs: to which channel, which priority, which ETA.
/// Nothing here previews or runs: `signalbox.ui.jobs.action` and `signalbox.ui.jobs.bulk` begin what was chosen.
@NullMarked
package signalbox.ui.jobs.value;

import org.jspecify.annotations.NullMarked;
