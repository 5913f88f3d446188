/// The screen Channels: the tree, why jobs wait, the what-if. `signalbox.channel` decides which job may run next.
@NullMarked
package signalbox.ui.channels;

import org.jspecify.annotations.NullMarked;
