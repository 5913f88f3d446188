@NullMarked
package signalbox.ui.shell;

import org.jspecify.annotations.NullMarked;
