/// What the table queue_job shows as a whole: states, counts, failing methods. Single jobs are in `job`, channels in
/// `channel`, stuck jobs in `stuck`, failed jobs by what they have in common in `group`, the filter of jobs in
/// `filter`, actions and the guard in `action`.
@NullMarked
package signalbox.queue;

import org.jspecify.annotations.NullMarked;
