/// The fleet: all profiles on one screen. `app.fleet` watches them.
@NullMarked
package signalbox.ui.fleet;

import org.jspecify.annotations.NullMarked;
