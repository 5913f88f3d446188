/// Single jobs: a row, its texts, its neighbours; pages of jobs by filter and order. Conditions of a filter as SQL
/// are in `condition`, all of a list as a file in `export`. No counts, no changes.
@NullMarked
package signalbox.queue.job;

import org.jspecify.annotations.NullMarked;
