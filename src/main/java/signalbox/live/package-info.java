/// The jobs that are not done, in memory: compact columns, and the figures that are worked out from them. They are read
/// and kept up to date in `watch`; pages and counts by a filter are in `page`. Not here: what a figure means on screen,
/// and jobs that are over.
///
/// `OpenJobIndex` is the memory that changes, `LiveJobs` all open jobs in it at one moment, `OpenJobSnapshot` what a
/// snapshot has of them, `OpenJobSource` where its figures come from: from there, or from statements.
@NullMarked
package signalbox.live;

import org.jspecify.annotations.NullMarked;
