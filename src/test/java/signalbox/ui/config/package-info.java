@NullMarked
package signalbox.ui.config;

import org.jspecify.annotations.NullMarked;
