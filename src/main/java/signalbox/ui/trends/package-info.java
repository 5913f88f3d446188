/// The screen Trends: how long jobs waited and how many were done and failed, by channel and by method; and the page of
/// one method. The charts are in `signalbox.ui.kit.chart`.
@NullMarked
package signalbox.ui.trends;

import org.jspecify.annotations.NullMarked;
