/// Single jobs: a row, its texts, its neighbours; pages of jobs by filter and order. No counts, no changes.
@NullMarked
package signalbox.queue.job;

import org.jspecify.annotations.NullMarked;
