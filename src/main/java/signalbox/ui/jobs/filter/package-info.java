/// The field that filters the jobs: its text, its faults, what completes it, and the filters that are kept.
@NullMarked
package signalbox.ui.jobs.filter;

import org.jspecify.annotations.NullMarked;
