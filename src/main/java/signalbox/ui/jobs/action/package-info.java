/// Actions on selected jobs: buttons, questions, notices. `queue.action` carries them out.
@NullMarked
package signalbox.ui.jobs.action;

import org.jspecify.annotations.NullMarked;
