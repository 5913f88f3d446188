/// Charts made of a few shapes each, coloured by style class. Their input is plain values. A chart is always redrawn as
/// a whole and keeps nothing else.
@NullMarked
package signalbox.ui.kit.chart;

import org.jspecify.annotations.NullMarked;
