/// A drill's own jobs: adding them, removing what is left of them, also as an action. `signalbox.queue.probe`
/// reads whether any are left.
@NullMarked
package signalbox.failover.probe;

import org.jspecify.annotations.NullMarked;
