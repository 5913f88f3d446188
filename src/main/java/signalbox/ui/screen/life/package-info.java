/// The life of a job as it was recorded: a tab of the job's detail, and a part of Jobs at a moment of the past. How it
/// is read is in `record.read`; no screen is here.
@NullMarked
package signalbox.ui.screen.life;

import org.jspecify.annotations.NullMarked;
