/// The screen Jobs: the list with its filter, and its selection. One job in full is in `detail`, actions on jobs are in
/// `action` and on all that match in `bulk`, the field of the filter in `filter`, failed jobs by error in `groups`,
/// stuck jobs in `stuck`, the question for a value in `value`, the picture of dependencies in `graph`, the list as a
/// file in `export`.
@NullMarked
package signalbox.ui.jobs;

import org.jspecify.annotations.NullMarked;
