@NullMarked
package signalbox.app.fleet;

import org.jspecify.annotations.NullMarked;
