@NullMarked
package signalbox.config;

import org.jspecify.annotations.NullMarked;
