/// An open profile: what is watched, and how actions are armed, confirmed, carried out and audited. No screen, no
/// command; what an action does is its handler's, in the package that owns it.
@NullMarked
package signalbox.app.session;

import org.jspecify.annotations.NullMarked;
