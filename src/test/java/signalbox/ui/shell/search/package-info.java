@NullMarked
package signalbox.ui.shell.search;

import org.jspecify.annotations.NullMarked;
