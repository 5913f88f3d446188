/// The screen Jobs: the list with its filter, and its selection. One job in full is in `detail`, actions on jobs are in
/// `action`, stuck jobs in `stuck`.
@NullMarked
package signalbox.ui.jobs;

import org.jspecify.annotations.NullMarked;
