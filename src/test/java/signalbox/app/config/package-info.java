@NullMarked
package signalbox.app.config;

import org.jspecify.annotations.NullMarked;
