/// The door to the FX thread: work goes out through `Background`, feeds come in through `LatestOnFx`.
@NullMarked
package signalbox.ui.fx;

import org.jspecify.annotations.NullMarked;
