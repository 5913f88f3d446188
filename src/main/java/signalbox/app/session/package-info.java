/// An open profile: what is watched, and how actions are armed, confirmed, carried out and audited. No screen, no
/// command.
@NullMarked
package signalbox.app.session;

import org.jspecify.annotations.NullMarked;
