/// The search field of the window: screens, actions, runners, channels, jobs. It needs no session.
@NullMarked
package signalbox.ui.shell.search;

import org.jspecify.annotations.NullMarked;
