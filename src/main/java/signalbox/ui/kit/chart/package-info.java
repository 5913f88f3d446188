/// Charts made of a few shapes each, coloured by style class. Input is plain values; a chart is redrawn from
/// them as a whole and keeps nothing else.
@NullMarked
package signalbox.ui.kit.chart;

import org.jspecify.annotations.NullMarked;
