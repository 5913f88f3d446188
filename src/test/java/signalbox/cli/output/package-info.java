@NullMarked
package signalbox.cli.output;

import org.jspecify.annotations.NullMarked;
