/// What the Config screen shows of files. Plain values, no nodes.
@NullMarked
package signalbox.ui.config.content;

import org.jspecify.annotations.NullMarked;
