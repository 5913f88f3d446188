/// The field that filters the jobs: its text, its faults, what completes it, and the filters that are kept.
/// What a filter means is in `signalbox.queue.filter`.
@NullMarked
package signalbox.ui.jobs.filter;

import org.jspecify.annotations.NullMarked;
