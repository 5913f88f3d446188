@NullMarked
package signalbox.remote.config;

import org.jspecify.annotations.NullMarked;
