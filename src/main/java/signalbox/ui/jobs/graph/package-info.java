/// The page Dependencies of Jobs: the graph of a job, drawn, and what a job blocks. Where each job is drawn is computed
/// in `layout`; nothing here changes a job.
@NullMarked
package signalbox.ui.jobs.graph;

import org.jspecify.annotations.NullMarked;
