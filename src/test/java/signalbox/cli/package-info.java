@NullMarked
package signalbox.cli;

import org.jspecify.annotations.NullMarked;
