@NullMarked
package signalbox.ui.kit.chart;

import org.jspecify.annotations.NullMarked;
