@NullMarked
package signalbox.ui.profiles;

import org.jspecify.annotations.NullMarked;
