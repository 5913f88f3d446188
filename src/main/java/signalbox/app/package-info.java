/// What opens the window: profiles, sessions, routes and files have their own packages below.
@NullMarked
package signalbox.app;

import org.jspecify.annotations.NullMarked;
