/// The screen Jobs: the list with its filter, and how it is selected. One job in full is in `detail`, what is done to
/// jobs in `action`, stuck jobs in `stuck`.
@NullMarked
package signalbox.ui.jobs;

import org.jspecify.annotations.NullMarked;
