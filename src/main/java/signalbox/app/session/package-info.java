/// An open profile: what is watched, and how actions are armed, confirmed, carried out and audited. It contains no
/// screen and no command. What an action does is in its handler, in the package that owns it.
@NullMarked
package signalbox.app.session;

import org.jspecify.annotations.NullMarked;
