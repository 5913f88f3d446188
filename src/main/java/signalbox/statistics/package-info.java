/// Figures that sum up measured values: the one definition of each, for forecasts, drills and measurements. No
/// values of ours: who measures them keeps them.
@NullMarked
package signalbox.statistics;

import org.jspecify.annotations.NullMarked;
