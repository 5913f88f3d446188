@NullMarked
package signalbox.app.diagnostics;

import org.jspecify.annotations.NullMarked;
