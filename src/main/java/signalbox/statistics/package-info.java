/// Figures that summarise measured values: one definition of each, for forecasts, drills and measurements. The values
/// themselves are kept by those who measure them.
@NullMarked
package signalbox.statistics;

import org.jspecify.annotations.NullMarked;
