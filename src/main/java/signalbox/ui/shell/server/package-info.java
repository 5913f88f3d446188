/// What the status bar tells of the server.
@NullMarked
package signalbox.ui.shell.server;

import org.jspecify.annotations.NullMarked;
