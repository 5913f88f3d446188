/// How a drill takes the leader out: the methods, and the one that works on every server. The demo's own ways
/// are in `signalbox.app.session`.
@NullMarked
package signalbox.failover.injection;

import org.jspecify.annotations.NullMarked;
