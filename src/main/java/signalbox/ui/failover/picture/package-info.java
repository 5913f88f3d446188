/// What the failover lab shows, without JavaFX.
@NullMarked
package signalbox.ui.failover.picture;

import org.jspecify.annotations.NullMarked;
