@NullMarked
package signalbox.ui.shell.server;

import org.jspecify.annotations.NullMarked;
