@NullMarked
package signalbox.ui.help;

import org.jspecify.annotations.NullMarked;
