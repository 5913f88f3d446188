/// The list of jobs as a file: which columns it gets, and how far it is. What is written, and how, is in
/// `signalbox.queue.job.export`.
@NullMarked
package signalbox.ui.jobs.export;

import org.jspecify.annotations.NullMarked;
