/// Terminating the backends of runners, as an action: what it would do, who leads next, how it is done. Who
/// leads now is in `signalbox.election`.
@NullMarked
package signalbox.election.action;

import org.jspecify.annotations.NullMarked;
