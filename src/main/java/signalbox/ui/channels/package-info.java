/// The Channels screen: the tree of channels, why their jobs wait, and what another channel string would do.
@NullMarked
package signalbox.ui.channels;

import org.jspecify.annotations.NullMarked;
