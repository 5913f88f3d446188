/// What the screen Runners draws: immutable, made from a snapshot, told the time.
@NullMarked
package signalbox.ui.runners.picture;

import org.jspecify.annotations.NullMarked;
