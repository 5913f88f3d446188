/// The time machine: the screens as they were at a moment that was recorded, and the scrubber that chooses it. What
/// was not recorded is not shown. How a recording is read is in `record.read`; nothing here acts, and no screen of the
/// present is here.
@NullMarked
package signalbox.ui.past;

import org.jspecify.annotations.NullMarked;
