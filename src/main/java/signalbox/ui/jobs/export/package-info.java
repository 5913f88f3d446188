/// The list of jobs as a file.
@NullMarked
package signalbox.ui.jobs.export;

import org.jspecify.annotations.NullMarked;
