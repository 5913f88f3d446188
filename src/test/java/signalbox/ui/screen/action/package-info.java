@NullMarked
package signalbox.ui.screen.action;

import org.jspecify.annotations.NullMarked;
