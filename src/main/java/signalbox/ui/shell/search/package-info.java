/// The search field of the window: it finds screens, actions, runners, channels and jobs. It needs no session.
@NullMarked
package signalbox.ui.shell.search;

import org.jspecify.annotations.NullMarked;
