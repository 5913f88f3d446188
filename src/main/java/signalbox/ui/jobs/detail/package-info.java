/// One job in full, beside the list of jobs.
@NullMarked
package signalbox.ui.jobs.detail;

import org.jspecify.annotations.NullMarked;
