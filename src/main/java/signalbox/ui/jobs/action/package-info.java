/// What is done to selected jobs: buttons, questions, notices. How it is done is in `queue.action`.
@NullMarked
package signalbox.ui.jobs.action;

import org.jspecify.annotations.NullMarked;
