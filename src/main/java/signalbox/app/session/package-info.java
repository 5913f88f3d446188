/// An open profile: its parts, what is watched and what can be read, and which handlers its actions have. How
/// actions are armed, confirmed, carried out and audited is in `action`. It contains no screen and no command.
/// What an action does is in its handler, in the package that owns it.
@NullMarked
package signalbox.app.session;

import org.jspecify.annotations.NullMarked;
