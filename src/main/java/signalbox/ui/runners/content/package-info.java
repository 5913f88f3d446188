/// What the Runners screen shows, made from a snapshot. Plain values, no nodes.
@NullMarked
package signalbox.ui.runners.content;

import org.jspecify.annotations.NullMarked;
