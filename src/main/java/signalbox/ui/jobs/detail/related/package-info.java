/// Jobs that are like the one in the pane: with its identity key, and of its method. `signalbox.queue.job` looks for
/// them; the jobs before and after one in its graph are one package up.
@NullMarked
package signalbox.ui.jobs.detail.related;

import org.jspecify.annotations.NullMarked;
