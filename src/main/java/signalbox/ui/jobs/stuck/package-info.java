/// Jobs that hold slots while no worker runs them: the card, and requeueing them. Which jobs these are, `health`
/// decides.
@NullMarked
package signalbox.ui.jobs.stuck;

import org.jspecify.annotations.NullMarked;
