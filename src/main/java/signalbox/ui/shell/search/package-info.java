/// The search field of the window. Needs no session.
@NullMarked
package signalbox.ui.shell.search;

import org.jspecify.annotations.NullMarked;
