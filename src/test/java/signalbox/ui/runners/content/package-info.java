@NullMarked
package signalbox.ui.runners.content;

import org.jspecify.annotations.NullMarked;
