/// What opens the window, and nothing else: profiles, sessions, routes and files have packages of their own below.
@NullMarked
package signalbox.app;

import org.jspecify.annotations.NullMarked;
