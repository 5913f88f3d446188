/// Figures that summarise measured values: one definition of each, for forecasts, drills and measurements. The values
/// themselves are not kept here.
@NullMarked
package signalbox.statistics;

import org.jspecify.annotations.NullMarked;
