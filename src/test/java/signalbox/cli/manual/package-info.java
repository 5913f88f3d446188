@NullMarked
package signalbox.cli.manual;

import org.jspecify.annotations.NullMarked;
