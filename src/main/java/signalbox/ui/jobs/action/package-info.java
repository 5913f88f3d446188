/// What an operator may do to jobs from the screen Jobs: when, the question before, the notice after.
@NullMarked
package signalbox.ui.jobs.action;

import org.jspecify.annotations.NullMarked;
