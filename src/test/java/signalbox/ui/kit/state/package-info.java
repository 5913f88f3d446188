@NullMarked
package signalbox.ui.kit.state;

import org.jspecify.annotations.NullMarked;
