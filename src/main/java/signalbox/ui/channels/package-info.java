/// The screen Channels: the tree, why jobs wait, the what-if. Who may run next is worked out in `signalbox.channel`.
@NullMarked
package signalbox.ui.channels;

import org.jspecify.annotations.NullMarked;
